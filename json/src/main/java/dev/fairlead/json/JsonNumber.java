package dev.fairlead.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON number, exact: integers of any size, and decimals with the scale that was written, so that reading and writing
 * change nothing. There is no binary floating point here: amounts of money pass through unharmed.
 */
public final class JsonNumber implements JsonValue {

    private final long integer;
    /** BigInteger (beyond long only) or BigDecimal (written with a point or exponent); null for what {@code integer} holds. */
    private final @Nullable Number other;

    private JsonNumber(long integer, @Nullable Number other) {
        this.integer = integer;
        this.other = other;
    }

    /** Returns an integer. */
    public static JsonNumber of(long value) {
        return new JsonNumber(value, null);
    }

    /** Returns an integer of any size. */
    public static JsonNumber of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? of(value.longValue()) : new JsonNumber(0, value);
    }

    /** Returns a decimal. */
    public static JsonNumber of(BigDecimal value) {
        return new JsonNumber(0, Objects.requireNonNull(value, "value"));
    }

    /** Returns whether this was written without a point and without an exponent. */
    public boolean isInteger() {
        return !(other instanceof BigDecimal);
    }

    /**
     * Returns the number as a {@code long}.
     *
     * @throws ArithmeticException if it has a fraction or does not fit
     */
    public long longValue() {
        return switch (other) {
            case null -> integer;
            case BigDecimal decimal -> boundedIntegral(decimal).longValueExact();
            default -> ((BigInteger) other).longValueExact();
        };
    }

    private BigDecimal boundedIntegral(BigDecimal decimal) {
        // 1e999999999 would be expanded digit by digit: refuse by magnitude before looking at the digits.
        if (decimal.precision() - (long) decimal.scale() > 19) {
            throw new ArithmeticException(toJson() + " does not fit into 64 bits");
        }
        return decimal;
    }

    /** Returns the number as a decimal, exactly. */
    public BigDecimal decimalValue() {
        return switch (other) {
            case null -> BigDecimal.valueOf(integer);
            case BigDecimal decimal -> decimal;
            default -> new BigDecimal((BigInteger) other);
        };
    }

    /** Returns the nearest {@code double}. */
    public double doubleValue() {
        return other == null ? integer : other.doubleValue();
    }

    @Override
    public String kind() {
        return isInteger() ? "integer" : "number";
    }

    @Override
    public String toJson() {
        return other == null ? Long.toString(integer) : other.toString();
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof JsonNumber that && integer == that.integer && Objects.equals(other, that.other);
    }

    @Override
    public int hashCode() {
        return other == null ? Long.hashCode(integer) : other.hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
