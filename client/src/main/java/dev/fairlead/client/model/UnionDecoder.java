package dev.fairlead.client.model;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type of a value that may have several. The JSON kind decides first; among objects the {@link Shape} with the
 * most matching constants wins, then the one with the most required members, then the one that was named first; a value
 * that fits nothing becomes the union's own {@code Unknown}. A wrong guess is worse than none, so an object never becomes
 * a type whose constants it contradicts. Immutable.
 *
 * <p>A generated union looks like this; models implement it directly:
 *
 * <pre>{@code
 * public sealed interface PaymentSource permits Card, BankAccount, PaymentSource.Unknown {
 *     Decoder<PaymentSource> DECODER = UnionDecoder.<PaymentSource>builder(Unknown::new)
 *             .object(Shape.of().constant("object", "card"), Card::new)
 *             .object(Shape.of().constant("object", "bank_account"), BankAccount::new)
 *             .build();
 *
 *     final class Unknown extends UnknownVariant implements PaymentSource {
 *         private Unknown(JsonValue json) { super(json); }
 *     }
 * }
 * }</pre>
 *
 * @param <U> the union
 */
public final class UnionDecoder<U> implements Decoder<U> {

    private enum Kind {
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        ARRAY
    }

    private record ObjectVariant<U>(Shape shape, Function<? super JsonObject, ? extends U> create) {}

    private final List<ObjectVariant<U>> objects;
    private final Map<Kind, Decoder<? extends U>> kinds;
    private final Function<? super JsonValue, ? extends U> unknown;

    private UnionDecoder(Builder<U> builder) {
        List<ObjectVariant<U>> sorted = new ArrayList<>(builder.objects);
        sorted.sort(
                Comparator.comparing(ObjectVariant::shape, Shape.MOST_SPECIFIC_FIRST)); // stable: ties keep their order
        this.objects = List.copyOf(sorted);
        this.kinds = new EnumMap<>(builder.kinds);
        this.unknown = builder.unknown;
    }

    /**
     * Returns a builder without cases.
     *
     * @param unknown makes the case for everything that fits no other
     */
    public static <U> Builder<U> builder(Function<? super JsonValue, ? extends U> unknown) {
        return new Builder<>(unknown);
    }

    @Override
    public U decode(JsonValue value, Place place) {
        if (value instanceof JsonObject object) {
            return decodeObject(object);
        }
        Decoder<? extends U> decoder = decoderFor(value);
        return decoder == null ? unknown.apply(value) : decoder.decode(value, place);
    }

    private U decodeObject(JsonObject object) {
        for (ObjectVariant<U> variant : objects) {
            if (variant.shape().fits(object)) {
                return variant.create().apply(object);
            }
        }
        return unknown.apply(object);
    }

    private @Nullable Decoder<? extends U> decoderFor(JsonValue value) {
        return switch (value) {
            case JsonString ignored -> kinds.get(Kind.STRING);
            case JsonBoolean ignored -> kinds.get(Kind.BOOLEAN);
            case JsonArray ignored -> kinds.get(Kind.ARRAY);
            case JsonNumber number ->
                number.isInteger() && kinds.containsKey(Kind.INTEGER)
                        ? kinds.get(Kind.INTEGER)
                        : kinds.get(Kind.NUMBER);
            case JsonObject ignored -> null;
            case JsonNull ignored -> null;
        };
    }

    /**
     * Collects the cases of a union. Not for use by several threads at once.
     *
     * @param <U> the union
     */
    public static final class Builder<U> {

        private final List<ObjectVariant<U>> objects = new ArrayList<>();
        private final Map<Kind, Decoder<? extends U>> kinds = new EnumMap<>(Kind.class);
        private final Function<? super JsonValue, ? extends U> unknown;

        private Builder(Function<? super JsonValue, ? extends U> unknown) {
            this.unknown = unknown;
        }

        /** Adds the case of objects of one shape; {@link Shape#of()} alone takes every object that is left. */
        public Builder<U> object(Shape shape, Function<? super JsonObject, ? extends U> create) {
            objects.add(new ObjectVariant<>(shape, create));
            return this;
        }

        /** Adds the case of strings. */
        public Builder<U> string(Function<? super String, ? extends U> create) {
            return kind(Kind.STRING, Decoder.STRING, create);
        }

        /** Adds the case of numbers without a fraction. */
        public Builder<U> integer(Function<? super Long, ? extends U> create) {
            return kind(Kind.INTEGER, Decoder.LONG, create);
        }

        /** Adds the case of numbers; integers too, unless they have their own case. */
        public Builder<U> number(Function<? super BigDecimal, ? extends U> create) {
            return kind(Kind.NUMBER, Decoder.DECIMAL, create);
        }

        /** Adds the case of booleans. */
        public Builder<U> bool(Function<? super Boolean, ? extends U> create) {
            return kind(Kind.BOOLEAN, Decoder.BOOLEAN, create);
        }

        /** Adds the case of arrays. */
        public <T> Builder<U> list(Decoder<T> items, Function<? super List<T>, ? extends U> create) {
            return kind(Kind.ARRAY, Decoder.list(items), create);
        }

        private <T> Builder<U> kind(Kind kind, Decoder<T> decoder, Function<? super T, ? extends U> create) {
            Decoder<U> whole = (value, place) -> create.apply(decoder.decode(value, place));
            if (kinds.put(kind, whole) != null) {
                throw new IllegalStateException("this union has a case for " + kind + " already");
            }
            return this;
        }

        /** Returns the decoder. */
        public UnionDecoder<U> build() {
            return new UnionDecoder<>(this);
        }
    }
}
