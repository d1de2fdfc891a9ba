package dev.fairlead.client.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A value of an enumeration that may grow: providers add values at any time, and an answer with a new one must still be
 * readable. A generated subclass has a constant for each described value; any other value is kept as it came and says
 * {@code false} to {@link #isKnown()}. Compare with {@link #equals}, or switch over {@link #value()}:
 *
 * <pre>{@code
 * switch (payment.status().value()) {
 *     case "succeeded" -> ship(order);
 *     case "requires_action" -> ask(customer);
 *     default -> lookAgainLater(order);       // also what the provider adds next year
 * }
 * }</pre>
 *
 * <p>Minor releases may add constants. Immutable.
 *
 * <p>A generated subclass looks like this:
 *
 * <pre>{@code
 * public static final class Status extends OpenEnum {
 *     private static final Values<Status> VALUES = new Values<>(Status::new);
 *     public static final Status CANCELED = VALUES.add("canceled");
 *     public static final Status SUCCEEDED = VALUES.add("succeeded");
 *
 *     private Status(String value, boolean known) { super(value, known); }
 *     public static Status of(String value) { return VALUES.of(value); }
 *     public static List<Status> values() { return VALUES.known(); }
 * }
 * }</pre>
 */
public abstract class OpenEnum {

    private final String value;
    private final boolean known;

    /**
     * Creates a constant or an unknown value; called by {@link Values} only.
     *
     * @param value as on the wire
     * @param known whether the description lists it
     */
    protected OpenEnum(String value, boolean known) {
        this.value = Objects.requireNonNull(value, "value");
        this.known = known;
    }

    /** Returns the value as on the wire. */
    public final String value() {
        return value;
    }

    /** Returns whether the description that this code was generated from lists the value. */
    public final boolean isKnown() {
        return known;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof OpenEnum that && getClass() == that.getClass() && value.equals(that.value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /** Returns the value as on the wire. */
    @Override
    public final String toString() {
        return value;
    }

    /**
     * The constants of one enumeration, filled in its static initialiser and only read after that.
     *
     * @param <E> the enumeration
     */
    protected static final class Values<E extends OpenEnum> {

        private final Constructor<E> constructor;
        private final Map<String, E> byValue = new HashMap<>();
        private final List<E> known = new ArrayList<>();

        /** Creates the set without constants. */
        public Values(Constructor<E> constructor) {
            this.constructor = constructor;
        }

        /** Creates the constant of a described value. */
        public E add(String value) {
            E constant = constructor.create(value, true);
            if (byValue.put(value, constant) != null) {
                throw new IllegalStateException("the value " + value + " is there already");
            }
            known.add(constant);
            return constant;
        }

        /** Returns the constant of a value, or an unknown one that keeps it. */
        public E of(String value) {
            E constant = byValue.get(value);
            return constant != null ? constant : constructor.create(value, false);
        }

        /** Returns the constants in the order of the description. */
        public List<E> known() {
            return Collections.unmodifiableList(known);
        }
    }

    /**
     * Creates a value, usually a reference to the constructor.
     *
     * @param <E> the enumeration
     */
    @FunctionalInterface
    protected interface Constructor<E> {

        /** Creates a value. */
        E create(String value, boolean known);
    }
}
