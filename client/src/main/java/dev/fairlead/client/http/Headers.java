package dev.fairlead.client.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Header fields in their order (RFC 9110 §5). Names are compared without regard to case. Immutable. {@link #toString} prints
 * the values of a few harmless fields only and a mark in place of all others, so that no credential gets into a log.
 */
public final class Headers {

    private static final Headers EMPTY = new Headers(List.of());

    private final List<Field> fields;

    private Headers(List<Field> fields) {
        this.fields = fields;
    }

    private record Field(String name, String value) {}

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

        private final List<Field> fields = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a field as it was received: what may not stand in a header is left out of its value.
         *
         * @throws IllegalArgumentException if the name is no token
         */
        public Builder add(String name, String value) {
            fields.add(new Field(HeaderSyntax.checkName(name), HeaderSyntax.cleaned(value)));
            return this;
        }

        /** Returns the headers. */
        public Headers build() {
            return new Headers(List.copyOf(fields));
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
        List<Field> all = new ArrayList<>(fields.size() + 1);
        all.addAll(fields);
        all.add(new Field(HeaderSyntax.checkName(name), HeaderSyntax.checkValue(name, value)));
        return new Headers(List.copyOf(all));
    }

    /**
     * Returns these headers with one field in place of all others of its name.
     *
     * @throws IllegalArgumentException if the name is no token or the value has a control character
     */
    public Headers with(String name, String value) {
        return without(name).plus(name, value);
    }

    /** Returns these headers with each field of the other ones in place of all of its name. */
    public Headers withAll(Headers other) {
        Headers all = this;
        for (String name : other.names()) {
            all = all.without(name);
        }
        List<Field> joined = new ArrayList<>(all.fields);
        joined.addAll(other.fields);
        return new Headers(List.copyOf(joined));
    }

    /** Returns these headers less the fields of a name. */
    public Headers without(String name) {
        return filter(candidate -> !candidate.equalsIgnoreCase(name));
    }

    /** Returns these headers less the fields whose name does not match. */
    public Headers filter(Predicate<String> name) {
        return new Headers(
                fields.stream().filter(field -> name.test(field.name())).toList());
    }

    /** Returns the value of the first field of a name. */
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** Returns the values of all fields of a name, in their order. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** Returns whether there is a field of a name. */
    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** Returns the names in their order and spelling, each once. */
    public Set<String> names() {
        Set<String> seen = new LinkedHashSet<>();
        Collection<String> names = new ArrayList<>();
        for (Field field : fields) {
            if (seen.add(field.name().toLowerCase(Locale.ROOT))) {
                names.add(field.name());
            }
        }
        return new LinkedHashSet<>(names);
    }

    /** Returns how many fields there are. */
    public int size() {
        return fields.size();
    }

    /** Calls the consumer with name and value of each field. */
    public void forEach(BiConsumer<String, String> consumer) {
        fields.forEach(field -> consumer.accept(field.name(), field.value()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.stream()
                .map(field -> field.name() + ": " + Redaction.headerValue(field.name(), field.value()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
