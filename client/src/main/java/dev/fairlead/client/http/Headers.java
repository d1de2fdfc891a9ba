package dev.fairlead.client.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Header fields in their order (RFC 9110 §5). Names are compared without regard to case. Immutable. {@link #toString} prints
 * the values of a few harmless fields only and a mark in place of all others, so that no credential gets into a log.
 */
public final class Headers {

    private static final Headers EMPTY = new Headers(new String[0]);

    /** Names and values in turn: two references for each field, and no object around them. */
    private final String[] fields;

    private Headers(String[] fields) {
        this.fields = fields;
    }

    /** Returns headers without fields. */
    public static Headers empty() {
        return EMPTY;
    }

    /** Returns a builder without fields. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects fields in their order. Not for use by several threads at once. */
    public static final class Builder {

        private static final int USUAL_FIELDS = 12;

        private String[] fields = new String[2 * USUAL_FIELDS];
        private int length;

        private Builder() {}

        /**
         * Adds a field as it was received: what may not stand in a header is left out of its value.
         *
         * @throws IllegalArgumentException if the name is no token
         */
        public Builder add(String name, String value) {
            if (length == fields.length) {
                fields = Arrays.copyOf(fields, 2 * length);
            }
            fields[length++] = HeaderSyntax.checkName(name);
            fields[length++] = HeaderSyntax.cleaned(value);
            return this;
        }

        /** Returns the headers. */
        public Headers build() {
            return length == 0 ? EMPTY : new Headers(Arrays.copyOf(fields, length));
        }
    }

    /**
     * Returns headers with one field.
     *
     * @throws IllegalArgumentException if the name is no token or the value has a control character
     */
    public static Headers of(String name, String value) {
        return EMPTY.plus(name, value);
    }

    /**
     * Returns these headers and one more field at the end; fields of the same name stay.
     *
     * @throws IllegalArgumentException if the name is no token or the value has a control character
     */
    public Headers plus(String name, String value) {
        return appended(fields, fields.length, HeaderSyntax.checkName(name), HeaderSyntax.checkValue(name, value));
    }

    /**
     * Returns these headers with one field in place of all others of its name.
     *
     * @throws IllegalArgumentException if the name is no token or the value has a control character
     */
    public Headers with(String name, String value) {
        String[] kept = new String[fields.length + 2];
        int length = copyLess(name, kept);
        return appended(kept, length, HeaderSyntax.checkName(name), HeaderSyntax.checkValue(name, value));
    }

    private static Headers appended(String[] fields, int length, String name, String value) {
        String[] all = fields.length == length + 2 ? fields : Arrays.copyOf(fields, length + 2);
        all[length] = name;
        all[length + 1] = value;
        return new Headers(all);
    }

    private int copyLess(String name, String[] into) {
        int length = 0;
        for (int i = 0; i < fields.length; i += 2) {
            if (!fields[i].equalsIgnoreCase(name)) {
                into[length++] = fields[i];
                into[length++] = fields[i + 1];
            }
        }
        return length;
    }

    /** Returns these headers with each field of the other ones in place of all of its name. */
    public Headers withAll(Headers other) {
        if (other.fields.length == 0) {
            return this;
        }
        String[] all = new String[fields.length + other.fields.length];
        int length = 0;
        for (int i = 0; i < fields.length; i += 2) {
            if (!other.has(fields[i])) {
                all[length++] = fields[i];
                all[length++] = fields[i + 1];
            }
        }
        System.arraycopy(other.fields, 0, all, length, other.fields.length);
        length += other.fields.length;
        return new Headers(length == all.length ? all : Arrays.copyOf(all, length));
    }

    /** Returns these headers less the fields of a name. */
    public Headers without(String name) {
        if (!has(name)) {
            return this;
        }
        String[] kept = new String[fields.length];
        return new Headers(Arrays.copyOf(kept, copyLess(name, kept)));
    }

    /** Returns these headers less the fields whose name does not match. */
    public Headers filter(Predicate<String> name) {
        String[] kept = new String[fields.length];
        int length = 0;
        for (int i = 0; i < fields.length; i += 2) {
            if (name.test(fields[i])) {
                kept[length++] = fields[i];
                kept[length++] = fields[i + 1];
            }
        }
        return length == fields.length ? this : new Headers(Arrays.copyOf(kept, length));
    }

    /** Returns the value of the first field of a name. */
    public Optional<String> first(String name) {
        return Optional.ofNullable(find(name));
    }

    private @Nullable String find(String name) {
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                return fields[i + 1];
            }
        }
        return null;
    }

    /** Returns the values of all fields of a name, in their order. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                values.add(fields[i + 1]);
            }
        }
        return List.copyOf(values);
    }

    /** Returns whether there is a field of a name. */
    public boolean has(String name) {
        return find(name) != null;
    }

    /** Returns the names in their order and spelling, each once. */
    public Set<String> names() {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (seen.add(fields[i].toLowerCase(Locale.ROOT))) {
                names.add(fields[i]);
            }
        }
        return names;
    }

    /** Returns how many fields there are. */
    public int size() {
        return fields.length / 2;
    }

    /** Calls the consumer with name and value of each field. */
    public void forEach(BiConsumer<String, String> consumer) {
        for (int i = 0; i < fields.length; i += 2) {
            consumer.accept(fields[i], fields[i + 1]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers that && Arrays.equals(fields, that.fields);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fields);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < fields.length; i += 2) {
            text.append(i == 0 ? "" : ", ").append(fields[i]).append(": ");
            text.append(Redaction.headerValue(fields[i], fields[i + 1]));
        }
        return text.append('}').toString();
    }
}
