package dev.fairlead.profile;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one part of a profile's text. A field that is missing or wrong is noted, and a placeholder stands for it, so
 * that one reading finds everything. Not for use by several threads at once.
 */
final class Section {

    private final JsonObject fields;
    private final String path;
    private final int line;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    private Section(JsonObject fields, String path, int line, Problems problems) {
        this.fields = fields;
        this.path = path;
        this.line = line;
        this.problems = problems;
    }

    static Section root(JsonObject fields, Problems problems) {
        return new Section(fields, "", 1, problems);
    }

    <T> T required(String name, FieldKind<T> kind) {
        JsonValue value = present(name);
        return value == null ? kind.placeholder() : read(value, kind, at(name), fields.line(name));
    }

    <T> @Nullable T optional(String name, FieldKind<T> kind) {
        return has(name) ? required(name, kind) : null;
    }

    /** Returns the values of a list that must be there and hold something. */
    <T> List<T> list(String name, FieldKind<T> kind) {
        List<T> values = new ArrayList<>();
        JsonArray items = items(name);
        for (int i = 0; i < items.size(); i++) {
            T value = read(items.get(i), kind, at(name) + "[" + i + "]", items.line(i));
            if (values.contains(value) && !value.equals(kind.placeholder())) {
                problems.add(items.line(i), at(name) + "[" + i + "]", "repeats [" + values.indexOf(value) + "]");
            }
            values.add(value);
        }
        return values;
    }

    /** Returns the values of a list; none where it is absent. */
    <T> List<T> optionalList(String name, FieldKind<T> kind) {
        return has(name) ? list(name, kind) : List.of();
    }

    /** Returns the values of a part with names of the profile's own choice; none where it is absent. */
    <T> Map<String, T> optionalMap(String name, FieldKind<T> kind) {
        Section part = optionalSection(name);
        Map<String, T> values = new LinkedHashMap<>();
        if (part != null) {
            part.fields.names().forEach(key -> values.put(key, part.required(key, kind)));
        }
        return values;
    }

    /** Returns the one value, or the values of a list; none where it is absent. */
    <T> List<T> oneOrMore(String name, FieldKind<T> kind) {
        if (!has(name)) {
            return List.of();
        }
        return fields.get(name) instanceof JsonArray ? list(name, kind) : List.of(required(name, kind));
    }

    /** Returns a part that must be there. */
    Section section(String name) {
        JsonValue value = present(name);
        return value == null ? muted() : section(value, at(name), fields.line(name));
    }

    /** Returns a part, or null where it is absent. */
    @Nullable
    Section optionalSection(String name) {
        return has(name) ? section(name) : null;
    }

    /** Returns the parts of a list that must be there and hold something. */
    List<Section> sections(String name) {
        List<Section> sections = new ArrayList<>();
        JsonArray items = items(name);
        for (int i = 0; i < items.size(); i++) {
            sections.add(section(items.get(i), at(name) + "[" + i + "]", items.line(i)));
        }
        return sections;
    }

    /** Returns the parts of a list; none where it is absent. */
    List<Section> optionalSections(String name) {
        return has(name) ? sections(name) : List.of();
    }

    /** Notes something wrong with a field, or with all of this part where the field is empty. */
    void trouble(String field, String trouble) {
        problems.add(has(field) ? fields.line(field) : line, field.isEmpty() ? path : at(field), trouble);
    }

    /** Notes each field that nobody asked for; to be called when everything was read. */
    void finish() {
        for (String name : fields.names()) {
            if (!known.contains(name)) {
                Optional<String> nearest = Spelling.nearest(name, known);
                problems.add(
                        fields.line(name),
                        at(name),
                        "is not known here"
                                + nearest.map(meant -> "; did you mean \"" + meant + "\"?")
                                        .orElse("; known are: " + String.join(", ", known)));
            }
        }
    }

    private boolean has(String name) {
        known.add(name);
        return fields.has(name);
    }

    private @Nullable JsonValue present(String name) {
        known.add(name);
        JsonValue value = fields.get(name);
        if (value == null) {
            problems.add(line, at(name), "is missing");
        }
        return value;
    }

    private JsonArray items(String name) {
        JsonValue value = present(name);
        if (value instanceof JsonArray items) {
            if (items.isEmpty()) {
                problems.add(fields.line(name), at(name), "must hold something");
            }
            return items;
        }
        if (value != null) {
            wrong(fields.line(name), at(name), "a list", value);
        }
        return JsonArray.of(List.of());
    }

    private Section section(JsonValue value, String path, int line) {
        if (value instanceof JsonObject object) {
            return new Section(object, path, line, problems);
        }
        wrong(line, path, "fields", value);
        return muted();
    }

    private <T> T read(JsonValue value, FieldKind<T> kind, String field, int line) {
        try {
            return kind.read().apply(value);
        } catch (IllegalArgumentException wrong) {
            problems.add(line, field, String.valueOf(wrong.getMessage()));
            return kind.placeholder();
        }
    }

    private void wrong(int line, String field, String expected, JsonValue found) {
        problems.add(line, field, FieldKind.mismatch(expected, found));
    }

    /** Stands for a part that is not there: that was said, and nothing more need be said about it. */
    private Section muted() {
        return new Section(JsonObject.empty(), path, line, new Problems(""));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
