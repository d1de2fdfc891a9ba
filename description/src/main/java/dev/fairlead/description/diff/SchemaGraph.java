package dev.fairlead.description.diff;

import dev.fairlead.description.Schema;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The pairs of schemas that operations use. Each is compared once, from a queue and not by recursion, so that schemas may contain
 * themselves and each other.
 */
final class SchemaGraph {

    private final Map<SchemaNode.Key, SchemaNode> nodes = new LinkedHashMap<>();
    private final Queue<SchemaNode> open = new ArrayDeque<>();
    private final Map<Schema, SchemaView> views = new HashMap<>(); // schemas are equal by identity
    private final Set<String> newNames;

    /**
     * Creates a graph.
     *
     * @param newNames the names of the new description's schemas
     */
    SchemaGraph(Set<String> newNames) {
        this.newNames = newNames;
    }

    /** Notes that an operation uses a pair. */
    void use(int operation, Schema old, Schema now, Direction direction, String place) {
        Schema older = SchemaView.bare(old).schema();
        Schema newer = SchemaView.bare(now).schema();
        boolean named = older.name() != null && newer.name() != null;
        node(older, newer, direction, named ? "" : place).usedBy(operation);
    }

    /** Notes that a node uses a pair of named schemas. */
    void use(SchemaNode user, Schema old, Schema now) {
        node(old, now, user.key().direction(), "").usedBy(user);
    }

    private SchemaNode node(Schema old, Schema now, Direction direction, String place) {
        SchemaNode.Key key = new SchemaNode.Key(old, now, direction);
        SchemaNode known = nodes.get(key);
        if (known != null) {
            return known;
        }
        SchemaNode node = new SchemaNode(key, place);
        nodes.put(key, node);
        open.add(node);
        return node;
    }

    /** Compares what is not compared yet. */
    void explore() {
        for (SchemaNode node = open.poll(); node != null; node = open.poll()) {
            new SchemaComparison(this, node).compare();
        }
    }

    Collection<SchemaNode> nodes() {
        return nodes.values();
    }

    SchemaView view(Schema schema) {
        return views.computeIfAbsent(schema, SchemaView::of);
    }

    /** Returns whether the new description has no schema of this name. */
    boolean isGone(String name) {
        return !newNames.contains(name);
    }
}
