package dev.fairlead.description.diff;

import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares type, format, enumeration, bounds and default of a value. */
final class ValueRules {

    /** Formats that say how to show a value and not what it may be. */
    private static final Set<String> LOOKS = Set.of("password", "markdown", "html");

    private static final Set<String> NARROW = Set.of("int32", "float");
    private static final Set<String> WIDE = Set.of("int64", "double");

    private final boolean sent;

    ValueRules(Direction direction) {
        this.sent = direction == Direction.REQUEST;
    }

    List<Finding> compare(SchemaView before, SchemaView after, Schema old, Schema now) {
        List<Finding> found = new ArrayList<>();
        SchemaType was = before.type();
        SchemaType is = after.type();
        if (was != is) {
            boolean breaking = !(sent ? widens(was, is) : widens(is, was));
            String one = was == SchemaType.ANY ? TypeNames.of(old) : TypeNames.of(was);
            String other = is == SchemaType.ANY ? TypeNames.of(now) : TypeNames.of(is);
            found.add(Finding.of(ChangeKind.TYPE_CHANGED, breaking, "", one + " became " + other)
                    .values(one, other));
            if (breaking) {
                return found;
            }
        }
        if (was == is) {
            format(before.format(), after.format(), is, found);
        }
        enumeration(values(before), values(after), found);
        found.addAll(new BoundRules(sent).compare(before, after));
        if (sent) {
            ifDefaultChanged(before.keyword("default"), after.keyword("default"), found);
        }
        return found;
    }

    private static boolean widens(SchemaType from, SchemaType to) {
        return to == SchemaType.ANY || (from == SchemaType.INTEGER && to == SchemaType.NUMBER);
    }

    private void format(@Nullable String was, @Nullable String is, SchemaType type, List<Finding> found) {
        if (Objects.equals(was, is)) {
            return;
        }
        String message = was == null
                ? "format " + is + " added"
                : is == null ? "format " + was + " removed" : "format " + was + " became " + is;
        found.add(Finding.of(ChangeKind.FORMAT_CHANGED, breaks(was, is, type), "", message)
                .values(was, is));
    }

    private boolean breaks(@Nullable String was, @Nullable String is, SchemaType type) {
        if (isLook(was, type) && isLook(is, type)) {
            return false;
        }
        if (was == null || is == null) {
            return sent ? was == null : is == null;
        }
        if (NARROW.contains(was) && WIDE.contains(is)) {
            return !sent;
        }
        return !(WIDE.contains(was) && NARROW.contains(is)) || sent;
    }

    /** Of numbers, only the formats that bound them say what they may be. */
    private static boolean isLook(@Nullable String format, SchemaType type) {
        return format == null
                || LOOKS.contains(format)
                || (type != SchemaType.STRING && !NARROW.contains(format) && !WIDE.contains(format));
    }

    private static Set<JsonValue> values(SchemaView view) {
        Set<JsonValue> values = new LinkedHashSet<>(view.enumValues());
        values.removeIf(JsonNull.class::isInstance);
        return values;
    }

    private void enumeration(Set<JsonValue> was, Set<JsonValue> is, List<Finding> found) {
        if (was.isEmpty() && is.isEmpty()) {
            return;
        }
        if (was.isEmpty()) {
            found.add(Finding.of(ChangeKind.ENUM_VALUES_REMOVED, sent, "", "only these values now: " + words(is))
                    .values(null, words(is)));
        } else if (is.isEmpty()) {
            found.add(Finding.of(ChangeKind.ENUM_VALUES_ADDED, false, "", "any value now, not only: " + words(was))
                    .values(words(was), null));
        } else {
            Set<JsonValue> removed = without(was, is);
            Set<JsonValue> added = without(is, was);
            if (!removed.isEmpty()) {
                found.add(Finding.of(ChangeKind.ENUM_VALUES_REMOVED, sent, "", "values removed: " + words(removed))
                        .values(words(removed), null));
            }
            if (!added.isEmpty()) {
                found.add(Finding.of(ChangeKind.ENUM_VALUES_ADDED, false, "", "values added: " + words(added))
                        .values(null, words(added)));
            }
        }
    }

    private static Set<JsonValue> without(Set<JsonValue> all, Set<JsonValue> these) {
        Set<JsonValue> rest = new LinkedHashSet<>(all);
        rest.removeAll(these);
        return rest;
    }

    private static String words(Set<JsonValue> values) {
        return values.stream().map(JsonValue::toJson).collect(Collectors.joining(", "));
    }

    private static void ifDefaultChanged(@Nullable JsonValue was, @Nullable JsonValue is, List<Finding> found) {
        if (Objects.equals(was, is)) {
            return;
        }
        String one = was == null ? null : was.toJson();
        String other = is == null ? null : is.toJson();
        String message = one == null
                ? "default " + other + " added"
                : other == null ? "default " + one + " removed" : "default " + one + " became " + other;
        found.add(Finding.of(ChangeKind.DEFAULT_CHANGED, false, "", message).values(one, other));
    }
}
