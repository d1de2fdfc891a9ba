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

    private static final String[] NOTHING = {};
    private static final Headers EMPTY = new Headers(NOTHING, NOTHING);

    /** Names and values in turn: two references for each field, and no object around them. */
    private final String[] fields;

    /** Those that follow them: headers that were put together share what they were made of. */
    private final String[] more;

    private Headers(String[] fields, String[] more) {
        this.fields = fields;
        this.more = more;
    }

    private int length() {
        return fields.length + more.length;
    }

    private String at(int place) {
        return place < fields.length ? fields[place] : more[place - fields.length];
    }

    private static Headers flat(String[] fields, int length) {
        return new Headers(length == fields.length ? fields : Arrays.copyOf(fields, length), NOTHING);
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
            return length == 0 ? EMPTY : flat(fields, length);
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
        String[] all = new String[length() + 2];
        return appended(all, copy(all, field -> true), name, value);
    }

    /**
     * Returns these headers with one field in place of all others of its name.
     *
     * @throws IllegalArgumentException if the name is no token or the value has a control character
     */
    public Headers with(String name, String value) {
        String[] kept = new String[length() + 2];
        return appended(kept, copy(kept, field -> !field.equalsIgnoreCase(name)), name, value);
    }

    private static Headers appended(String[] fields, int length, String name, String value) {
        fields[length] = HeaderSyntax.checkName(name);
        fields[length + 1] = HeaderSyntax.checkValue(name, value);
        return flat(fields, length + 2);
    }

    private int copy(String[] into, Predicate<String> name) {
        int length = 0;
        for (int i = 0; i < length(); i += 2) {
            if (name.test(at(i))) {
                into[length++] = at(i);
                into[length++] = at(i + 1);
            }
        }
        return length;
    }

    /** Returns these headers with each field of the other ones in place of all of its name. */
    public Headers withAll(Headers other) {
        if (other.length() == 0) {
            return this;
        }
        if (more.length == 0 && other.more.length == 0 && !hasAnyOf(other)) {
            return new Headers(fields, other.fields);
        }
        String[] all = new String[length() + other.length()];
        int kept = copy(all, name -> !other.has(name));
        System.arraycopy(other.fields, 0, all, kept, other.fields.length);
        System.arraycopy(other.more, 0, all, kept + other.fields.length, other.more.length);
        return flat(all, kept + other.length());
    }

    private boolean hasAnyOf(Headers other) {
        for (int i = 0; i < other.length(); i += 2) {
            if (has(other.at(i))) {
                return true;
            }
        }
        return false;
    }

    /** Returns these headers less the fields of a name. */
    public Headers without(String name) {
        return filter(field -> !field.equalsIgnoreCase(name));
    }

    /** Returns these headers less the fields whose name does not match. */
    public Headers filter(Predicate<String> name) {
        String[] kept = new String[length()];
        int length = copy(kept, name);
        return length == kept.length ? this : flat(kept, length);
    }

    /** Returns the value of the first field of a name. */
    public Optional<String> first(String name) {
        return Optional.ofNullable(find(name));
    }

    private @Nullable String find(String name) {
        for (int i = 0; i < length(); i += 2) {
            if (at(i).equalsIgnoreCase(name)) {
                return at(i + 1);
            }
        }
        return null;
    }

    /** Returns the values of all fields of a name, in their order. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < length(); i += 2) {
            if (at(i).equalsIgnoreCase(name)) {
                values.add(at(i + 1));
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
        for (int i = 0; i < length(); i += 2) {
            if (seen.add(at(i).toLowerCase(Locale.ROOT))) {
                names.add(at(i));
            }
        }
        return names;
    }

    /** Returns how many fields there are. */
    public int size() {
        return length() / 2;
    }

    /** Calls the consumer with name and value of each field. */
    public void forEach(BiConsumer<String, String> consumer) {
        for (int i = 0; i < length(); i += 2) {
            consumer.accept(at(i), at(i + 1));
        }
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Headers that) || that.length() != length()) {
            return false;
        }
        for (int i = 0; i < length(); i++) {
            if (!at(i).equals(that.at(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length(); i++) {
            hash = 31 * hash + at(i).hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < length(); i += 2) {
            text.append(i == 0 ? "" : ", ").append(at(i)).append(": ");
            text.append(Redaction.headerValue(at(i), at(i + 1)));
        }
        return text.append('}').toString();
    }
}
