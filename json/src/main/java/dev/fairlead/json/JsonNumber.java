package dev.fairlead.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;

/**
 * A JSON number, exact: integers of any size, and decimals with the scale that was written, so that reading and writing
 * change nothing. There is no binary floating point here: amounts of money pass through unharmed.
 */
public final class JsonNumber implements JsonValue {

    private final Number value; // Long, BigInteger (beyond long only) or BigDecimal (written with a point or exponent)

    private JsonNumber(Number value) {
        this.value = value;
    }

    /** Returns an integer. */
    public static JsonNumber of(long value) {
        return new JsonNumber(value);
    }

    /** Returns an integer of any size. */
    public static JsonNumber of(BigInteger value) {
        return new JsonNumber(value.bitLength() < Long.SIZE ? (Number) value.longValue() : value);
    }

    /** Returns a decimal. */
    public static JsonNumber of(BigDecimal value) {
        return new JsonNumber(Objects.requireNonNull(value, "value"));
    }

    /** Returns whether this was written without a point and without an exponent. */
    public boolean isInteger() {
        return !(value instanceof BigDecimal);
    }

    /**
     * Returns the number as a {@code long}.
     *
     * @throws ArithmeticException if it has a fraction or does not fit
     */
    public long longValue() {
        return switch (value) {
            case Long l -> l;
            case BigInteger i -> i.longValueExact();
            default -> boundedIntegral().longValueExact();
        };
    }

    private BigDecimal boundedIntegral() {
        BigDecimal decimal = (BigDecimal) value;
        // 1e999999999 would be expanded digit by digit: refuse by magnitude before looking at the digits.
        if (decimal.precision() - (long) decimal.scale() > 19) {
            throw new ArithmeticException(toJson() + " does not fit into 64 bits");
        }
        return decimal;
    }

    /** Returns the number as a decimal, exactly. */
    public BigDecimal decimalValue() {
        return switch (value) {
            case Long l -> BigDecimal.valueOf(l);
            case BigInteger i -> new BigDecimal(i);
            default -> (BigDecimal) value;
        };
    }

    /** Returns the nearest {@code double}. */
    public double doubleValue() {
        return value.doubleValue();
    }

    @Override
    public String kind() {
        return isInteger() ? "integer" : "number";
    }

    @Override
    public String toJson() {
        return value.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNumber that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
