package dev.fairlead.client.model;

import dev.fairlead.client.error.DecodingException;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads one JSON value as a Java one. Decoders have no state, may be shared by any number of threads, and compose:
 * {@code Decoder.map(Decoder.list(Decoder.STRING))}.
 *
 * @param <T> the Java type; never null
 */
@FunctionalInterface
public interface Decoder<T> {

    /** Takes the value as it is, JSON null included. */
    Decoder<JsonValue> JSON = (value, place) -> value;

    /** Reads an object without giving it a type. */
    Decoder<JsonObject> OBJECT = (value, place) -> {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw place.mismatch("an object", value);
    };

    /** Reads a string. */
    Decoder<String> STRING = (value, place) -> {
        if (value instanceof JsonString text) {
            return text.value();
        }
        throw place.mismatch("a string", value);
    };

    /** Reads a boolean. */
    Decoder<Boolean> BOOLEAN = (value, place) -> {
        if (value instanceof JsonBoolean bool) {
            return bool.value();
        }
        throw place.mismatch("a boolean", value);
    };

    /** Reads a number without a fraction that fits 64 bits. */
    Decoder<Long> LONG = (value, place) -> {
        if (value instanceof JsonNumber number) {
            return Scalars.toLong(number, place);
        }
        throw place.mismatch("an integer", value);
    };

    /** Reads a number, or a string that holds one (which is how amounts with fractions are often written). */
    Decoder<BigDecimal> DECIMAL = Scalars::toDecimal;

    /** Reads a moment from seconds since 1970-01-01T00:00:00Z. */
    Decoder<Instant> EPOCH_SECONDS = Scalars::toInstant;

    /** Reads a moment from an RFC 3339 text with any offset. */
    Decoder<Instant> DATE_TIME = Scalars::toDateTime;

    /** Reads a calendar date, {@code 2026-11-23}. */
    Decoder<LocalDate> DATE = Scalars::toDate;

    /**
     * Reads a value.
     *
     * @param place where the value stands, for the exception
     * @throws DecodingException if the value is of another type
     */
    T decode(JsonValue value, Place place);

    /**
     * Reads the whole of an answer.
     *
     * @throws DecodingException if the value is of another type
     */
    default T decode(JsonValue answer) {
        return decode(answer, Place.root("the answer"));
    }

    /**
     * Returns a decoder of objects.
     *
     * @param view makes the typed view, usually a model's constructor
     */
    static <T> Decoder<T> model(Function<? super JsonObject, ? extends T> view) {
        return (value, place) -> view.apply(OBJECT.decode(value, place));
    }

    /**
     * Returns a decoder of enumerations.
     *
     * @param of finds or makes the constant, usually the {@code of} of an {@link OpenEnum}
     */
    static <E extends OpenEnum> Decoder<E> enumeration(Function<? super String, ? extends E> of) {
        return (value, place) -> of.apply(STRING.decode(value, place));
    }

    /**
     * Returns a decoder of arrays. The list is an unmodifiable view: an item is decoded each time it is asked for, so a
     * wrong item fails when it is reached and not before.
     */
    static <T> Decoder<List<T>> list(Decoder<T> items) {
        return (value, place) -> {
            if (value instanceof JsonArray array) {
                return new ListView<>(array, items, place);
            }
            throw place.mismatch("an array", value);
        };
    }

    /**
     * Returns a decoder of objects whose member names are data. The map is an unmodifiable view in the order of the text:
     * a value is decoded each time it is asked for.
     */
    static <T> Decoder<Map<String, T>> map(Decoder<T> values) {
        return (value, place) -> new MapView<>(OBJECT.decode(value, place), values, place);
    }

    /** Returns a decoder of references: an id, or the whole object. */
    static <T> Decoder<Expandable<T>> expandable(Decoder<T> object) {
        return (value, place) -> Expandable.read(value, object, place);
    }

    /** Returns a decoder that reads JSON null as empty. */
    static <T> Decoder<Optional<T>> nullable(Decoder<T> decoder) {
        return (value, place) -> value == JsonNull.NULL ? Optional.empty() : Optional.of(decoder.decode(value, place));
    }
}
