package dev.fairlead.description.diff;

import dev.fairlead.description.Schema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two versions of one schema in one direction, what differs between them, and who uses them. */
final class SchemaNode {

    /** Schemas are equal by identity, so this is. */
    record Key(Schema old, Schema now, Direction direction) {}

    private final Key key;
    private final String place;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<SchemaNode> users = new LinkedHashSet<>();
    private final BitSet operations = new BitSet();

    /**
     * Creates a node.
     *
     * @param place where it is in its operation; empty for a named schema
     */
    SchemaNode(Key key, String place) {
        this.key = key;
        this.place = place;
    }

    Key key() {
        return key;
    }

    String place() {
        return place;
    }

    /** Returns the name, the new one where it has another now; null for a schema that is written in place. */
    @Nullable
    String name() {
        return place.isEmpty() ? key.now().name() : null;
    }

    List<Finding> findings() {
        return findings;
    }

    void usedBy(SchemaNode node) {
        users.add(node);
    }

    void usedBy(int operation) {
        operations.set(operation);
    }

    /** Returns the operations that come to use this, directly or by other schemas. */
    BitSet allOperations() {
        BitSet all = new BitSet();
        Set<SchemaNode> seen = new LinkedHashSet<>();
        List<SchemaNode> open = new ArrayList<>(List.of(this));
        while (!open.isEmpty()) {
            SchemaNode node = open.removeLast();
            if (seen.add(node)) {
                all.or(node.operations);
                open.addAll(node.users);
            }
        }
        return all;
    }
}
