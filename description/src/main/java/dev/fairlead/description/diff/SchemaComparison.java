package dev.fairlead.description.diff;

import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the two schemas of one node, down to the named schemas in them, which are nodes of their own. */
final class SchemaComparison {

    private record Pair(Schema old, Schema now) {}

    private final SchemaGraph graph;
    private final SchemaNode node;
    private final Direction direction;
    private final Set<Pair> seen = new HashSet<>();

    SchemaComparison(SchemaGraph graph, SchemaNode node) {
        this.graph = graph;
        this.node = node;
        this.direction = node.key().direction();
    }

    void compare() {
        Schema old = node.key().old();
        Schema now = node.key().now();
        String name = old.name();
        if (name != null && node.name() != null && !name.equals(node.name()) && graph.isGone(name)) {
            String message = "is called " + node.name() + " now";
            add(Finding.of(ChangeKind.SCHEMA_RENAMED, false, "", message).values(name, node.name()), old, now);
        }
        nullability("", old, now, old.nullable(), now.nullable());
        content("", old, now);
    }

    private void value(String at, Schema old, Schema now) {
        SchemaView.Bare older = SchemaView.bare(old);
        SchemaView.Bare newer = SchemaView.bare(now);
        boolean named = older.schema().name() != null && newer.schema().name() != null;
        if (!named || older.nullable() != newer.nullable()) {
            boolean before = older.nullable() || older.schema().nullable();
            boolean after = newer.nullable() || newer.schema().nullable();
            nullability(at, old, now, before, after);
        }
        if (named) {
            graph.use(node, older.schema(), newer.schema());
        } else {
            content(at, older.schema(), newer.schema());
        }
    }

    private void nullability(String at, Schema old, Schema now, boolean before, boolean after) {
        if (before != after) {
            ChangeKind kind = after ? ChangeKind.BECAME_NULLABLE : ChangeKind.BECAME_NOT_NULLABLE;
            boolean breaking = after == (direction == Direction.RESPONSE);
            add(Finding.of(kind, breaking, at, after ? "may be null now" : "may be null no more"), old, now);
        }
    }

    private void content(String at, Schema old, Schema now) {
        if (!seen.add(new Pair(old, now))) {
            return;
        }
        SchemaView before = graph.view(old);
        SchemaView after = graph.view(now);
        boolean unions = isUnion(before) || isUnion(after);
        if (unions && !union(at, old, now, before, after)) {
            return;
        }
        List<Finding> found = new ValueRules(direction).compare(before, after, old, now);
        found.forEach(each -> add(
                new Finding(
                        each.kind(),
                        each.breaking(),
                        null,
                        at,
                        each.message(),
                        each.before(),
                        each.after(),
                        null,
                        null),
                old,
                now));
        if (found.stream().noneMatch(each -> each.kind() == ChangeKind.TYPE_CHANGED && each.breaking())) {
            properties(at, before, after, old, now);
            within(at + "[]", before.items(), after.items());
            within(at.isEmpty() ? "*" : at + ".*", before.additionalProperties(), after.additionalProperties());
        }
    }

    private void within(String at, @Nullable Schema old, @Nullable Schema now) {
        if (old != null && now != null) {
            value(at, old, now);
        }
    }

    /** A schema that has properties of its own uses variants to say which of them go together. */
    private static boolean isUnion(SchemaView view) {
        return !view.variants().isEmpty() && view.properties(true).isEmpty();
    }

    /** Compares variant with variant; returns whether there is more to compare. */
    private boolean union(String at, Schema old, Schema now, SchemaView before, SchemaView after) {
        if (isAnything(before) || isAnything(after)) {
            return true;
        }
        Variants variants = Variants.match(
                isUnion(before) ? before.variants() : List.of(old), isUnion(after) ? after.variants() : List.of(now));
        if (variants.pairs().isEmpty()) {
            String was = TypeNames.of(old);
            String is = TypeNames.of(now);
            add(
                    Finding.of(ChangeKind.TYPE_CHANGED, true, at, was + " became " + is)
                            .values(was, is),
                    old,
                    now);
            return false;
        }
        boolean both = isUnion(before) && isUnion(after);
        for (Schema gone : variants.removed()) {
            String message =
                    (direction == Direction.REQUEST ? "no longer takes " : "is no longer ") + TypeNames.of(gone);
            boolean breaking = direction == Direction.REQUEST;
            add(
                    Finding.of(ChangeKind.VARIANT_REMOVED, breaking, at, message)
                            .values(TypeNames.of(gone), null),
                    old,
                    now);
        }
        for (Schema added : variants.added()) {
            String message = (direction == Direction.REQUEST ? "also takes " : "may also be ") + TypeNames.of(added);
            boolean breaking = direction == Direction.RESPONSE && !both;
            add(
                    Finding.of(ChangeKind.VARIANT_ADDED, breaking, at, message).values(null, TypeNames.of(added)),
                    old,
                    now);
        }
        variants.pairs().forEach(pair -> value(at, pair.old(), pair.now()));
        if (both && !Objects.equals(before.discriminator(), after.discriminator())) {
            add(
                    Finding.of(
                                    ChangeKind.DISCRIMINATOR_CHANGED,
                                    true,
                                    at,
                                    "variants are told apart by another property")
                            .values(before.discriminator(), after.discriminator()),
                    old,
                    now);
        }
        return both;
    }

    private static boolean isAnything(SchemaView view) {
        return view.type() == SchemaType.ANY
                && view.variants().isEmpty()
                && view.enumValues().isEmpty()
                && view.properties(true).isEmpty();
    }

    private void properties(String at, SchemaView before, SchemaView after, Schema old, Schema now) {
        boolean sameBases = before.bases().keySet().equals(after.bases().keySet());
        if (sameBases) {
            before.bases()
                    .forEach((name, base) -> graph.use(
                            node, base, Objects.requireNonNull(after.bases().get(name))));
        }
        PropertyRules rules = new PropertyRules(direction, before, after);
        Map<String, Schema> all = before.properties(true);
        Map<String, Schema> allNow = after.properties(true);
        Set<String> names = new LinkedHashSet<>(before.properties(!sameBases).keySet());
        names.addAll(after.properties(!sameBases).keySet());
        if (sameBases) {
            names.addAll(before.required(false));
            names.addAll(after.required(false));
        }
        for (String name : names) {
            Schema was = all.get(name);
            Schema is = allNow.get(name);
            String place = at.isEmpty() ? name : at + "." + name;
            for (Finding each : rules.compare(name, place, was, is)) {
                add(each, was == null ? old : was, is == null ? now : is);
            }
            if (was != null && is != null && rules.visible(was) && rules.visible(is)) {
                value(place, was, is);
            }
        }
        if (before.closed() != after.closed()) {
            boolean breaking = after.closed() && direction == Direction.REQUEST;
            String message = after.closed() ? "takes no other properties now" : "takes other properties too now";
            add(Finding.of(ChangeKind.EXTRA_PROPERTIES_CHANGED, breaking, at, message), old, now);
        }
    }

    private void add(Finding finding, Schema old, Schema now) {
        node.findings()
                .add(new Finding(
                        finding.kind(),
                        finding.breaking(),
                        direction,
                        whole(finding.at()),
                        finding.message(),
                        finding.before(),
                        finding.after(),
                        Spot.of(old),
                        Spot.of(now)));
    }

    private String whole(String at) {
        boolean joined = node.place().isEmpty() || at.isEmpty() || at.startsWith("[]");
        return node.place() + (joined ? "" : " ") + at;
    }
}
