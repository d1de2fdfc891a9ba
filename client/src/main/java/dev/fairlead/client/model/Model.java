package dev.fairlead.client.model;

import dev.fairlead.client.error.DecodingException;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A typed view of a JSON object that a provider sent. Immutable, and safe for use by any number of threads.
 *
 * <h2>Why a view</h2>
 *
 * <p>A generated model holds nothing but the {@link JsonObject} it came as, and each accessor reads it when it is called.
 * That has four consequences:
 *
 * <ul>
 *   <li>Nothing is lost. A property that the description does not know is still in {@link #json()} and comes out again
 *       when the object is stored or passed on, byte for byte equal in meaning.
 *   <li>A provider that breaks one property breaks one accessor. A payment whose {@code created} is suddenly a string can
 *       still be captured; only {@code created()} throws, a {@link DecodingException} that names the place.
 *   <li>A model costs one small object, whatever its number of properties. Lists and maps are views too: what nobody
 *       looks at is never converted.
 *   <li>The generated code is one line per property. It is small enough to read, to review and to load.
 * </ul>
 *
 * <p>The price: a wrong type is found at the accessor and not at the call, and an accessor that is called in a hot loop
 * does its look-up each time.
 *
 * <h2>How accessors read</h2>
 *
 * <p>A property that is required and not nullable is returned as its type and throws if it is missing or null. Any other
 * is {@code @Nullable} and null for both; {@code json().has(name)} tells the two apart. Exceptions name the model, the
 * JSON pointer and the kinds of value, never a value.
 *
 * <p>Two models are equal when they are of the same class and hold the same JSON. {@link #toString} prints class and id
 * and nothing else, so that a model may be logged.
 *
 * <p>A subclass must not have properties whose accessors clash with the methods without parameters that stand here and in
 * {@link Object}: {@code json}, {@code toString}, {@code hashCode}, {@code getClass}, {@code notify}, {@code notifyAll},
 * {@code wait}, {@code clone}, {@code finalize}.
 */
public abstract class Model {

    private final JsonObject json;

    /** Creates the view of an object. */
    protected Model(JsonObject json) {
        this.json = json;
    }

    /** Returns the object as it came, with all its properties. */
    public final JsonObject json() {
        return json;
    }

    /** Reads a property that must be there and not null. */
    protected final <T> T required(String name, Decoder<T> decoder) {
        JsonValue value = json.get(name);
        if (value == null || value == JsonNull.NULL) {
            throw missing(name, value);
        }
        return decoder.decode(value, place(name));
    }

    /** Reads a property; null if it is not there or null. */
    protected final <T> @Nullable T optional(String name, Decoder<T> decoder) {
        JsonValue value = present(name);
        return value == null ? null : decoder.decode(value, place(name));
    }

    /** Reads a required string. */
    protected final String string(String name) {
        return json.get(name) instanceof JsonString text ? text.value() : required(name, Decoder.STRING);
    }

    /** Reads a string; null if it is not there or null. */
    protected final @Nullable String optionalString(String name) {
        return json.get(name) instanceof JsonString text ? text.value() : optional(name, Decoder.STRING);
    }

    /** Reads a required integer of 64 bits. */
    protected final long longValue(String name) {
        if (json.get(name) instanceof JsonNumber number) {
            try {
                return number.longValue();
            } catch (ArithmeticException inexact) {
                throw Scalars.inexact(place(name));
            }
        }
        return required(name, Decoder.LONG);
    }

    /** Reads an integer of 64 bits; null if it is not there or null. */
    protected final @Nullable Long optionalLong(String name) {
        return optional(name, Decoder.LONG);
    }

    /** Reads a required boolean. */
    protected final boolean booleanValue(String name) {
        return json.get(name) instanceof JsonBoolean bool ? bool.value() : required(name, Decoder.BOOLEAN);
    }

    /** Reads a boolean; null if it is not there or null. */
    protected final @Nullable Boolean optionalBoolean(String name) {
        return optional(name, Decoder.BOOLEAN);
    }

    /** Reads a required number, exactly; also from a string that holds one. */
    protected final BigDecimal decimal(String name) {
        return required(name, Decoder.DECIMAL);
    }

    /** Reads a number, exactly, also from a string that holds one; null if it is not there or null. */
    protected final @Nullable BigDecimal optionalDecimal(String name) {
        return optional(name, Decoder.DECIMAL);
    }

    /** Reads a required moment from seconds since 1970. */
    protected final Instant epochSeconds(String name) {
        return required(name, Decoder.EPOCH_SECONDS);
    }

    /** Reads a moment from seconds since 1970; null if it is not there or null. */
    protected final @Nullable Instant optionalEpochSeconds(String name) {
        return optional(name, Decoder.EPOCH_SECONDS);
    }

    /** Reads a required moment from an RFC 3339 text. */
    protected final Instant dateTime(String name) {
        return required(name, Decoder.DATE_TIME);
    }

    /** Reads a moment from an RFC 3339 text; null if it is not there or null. */
    protected final @Nullable Instant optionalDateTime(String name) {
        return optional(name, Decoder.DATE_TIME);
    }

    /** Reads a required calendar date. */
    protected final LocalDate date(String name) {
        return required(name, Decoder.DATE);
    }

    /** Reads a calendar date; null if it is not there or null. */
    protected final @Nullable LocalDate optionalDate(String name) {
        return optional(name, Decoder.DATE);
    }

    /** Reads a required object of another type; {@code view} is usually its constructor. */
    protected final <T> T model(String name, Function<? super JsonObject, ? extends T> view) {
        return view.apply(json.get(name) instanceof JsonObject object ? object : required(name, Decoder.OBJECT));
    }

    /** Reads an object of another type; null if it is not there or null. */
    protected final <T> @Nullable T optionalModel(String name, Function<? super JsonObject, ? extends T> view) {
        JsonObject object = optional(name, Decoder.OBJECT);
        return object == null ? null : view.apply(object);
    }

    /** Reads a required array of objects of one type as an unmodifiable view. */
    protected final <T> List<T> models(String name, Function<? super JsonObject, ? extends T> view) {
        return required(name, Decoder.list(Decoder.model(view)));
    }

    /** Reads an array of objects of one type as an unmodifiable view; null if it is not there or null. */
    protected final <T> @Nullable List<T> optionalModels(String name, Function<? super JsonObject, ? extends T> view) {
        return optional(name, Decoder.list(Decoder.model(view)));
    }

    /** Reads a required array as an unmodifiable view. */
    protected final <T> List<T> list(String name, Decoder<T> items) {
        return required(name, Decoder.list(items));
    }

    /** Reads an array as an unmodifiable view; null if it is not there or null. */
    protected final <T> @Nullable List<T> optionalList(String name, Decoder<T> items) {
        return optional(name, Decoder.list(items));
    }

    /** Reads a required object whose member names are data, as an unmodifiable view. */
    protected final <T> Map<String, T> map(String name, Decoder<T> values) {
        return required(name, Decoder.map(values));
    }

    /** Reads an object whose member names are data, as an unmodifiable view; null if it is not there or null. */
    protected final <T> @Nullable Map<String, T> optionalMap(String name, Decoder<T> values) {
        return optional(name, Decoder.map(values));
    }

    /** Reads a required value of an enumeration; {@code of} is usually the enumeration's own. */
    protected final <E extends OpenEnum> E enumeration(String name, Function<? super String, ? extends E> of) {
        return of.apply(string(name));
    }

    /** Reads a value of an enumeration; null if it is not there or null. */
    protected final <E extends OpenEnum> @Nullable E optionalEnumeration(
            String name, Function<? super String, ? extends E> of) {
        String value = optionalString(name);
        return value == null ? null : of.apply(value);
    }

    /** Reads a required reference: an id, or the object itself. */
    protected final <T> Expandable<T> expandable(String name, Decoder<T> object) {
        return required(name, Decoder.expandable(object));
    }

    /** Reads a reference, an id or the object itself; null if it is not there or null. */
    protected final <T> @Nullable Expandable<T> optionalExpandable(String name, Decoder<T> object) {
        return optional(name, Decoder.expandable(object));
    }

    /** Reads a required property without giving it a type. */
    protected final JsonValue any(String name) {
        return required(name, Decoder.JSON);
    }

    /** Reads a property without giving it a type; null if it is not there or null. */
    protected final @Nullable JsonValue optionalAny(String name) {
        return present(name);
    }

    private @Nullable JsonValue present(String name) {
        JsonValue value = json.get(name);
        return value == JsonNull.NULL ? null : value;
    }

    private Place place(String name) {
        return Place.root(getClass().getSimpleName()).member(name);
    }

    private DecodingException missing(String name, @Nullable JsonValue found) {
        return place(name).mismatch("a value", found);
    }

    @Override
    public final boolean equals(Object other) {
        return this == other
                || (other instanceof Model that && getClass() == that.getClass() && json.equals(that.json));
    }

    @Override
    public final int hashCode() {
        return json.hashCode();
    }

    /** Returns class and id, and nothing that might be sensitive. */
    @Override
    public final String toString() {
        String id = json.string("id");
        return getClass().getSimpleName() + "(" + (id == null ? "" : id) + ")";
    }
}
