package dev.fairlead.client.model;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Parameters whose setters return the parameters themselves. Generated code has one such class for each operation with
 * parameters, and one for each object among them:
 *
 * <pre>{@code
 * public final class CustomerCreateParams extends FluentParams<CustomerCreateParams> {
 *     public CustomerCreateParams email(String email) {
 *         return with("email", email);
 *     }
 *
 *     public CustomerCreateParams address(Consumer<Address> address) {
 *         return with("address", new Address(), address);
 *     }
 * }
 * }</pre>
 *
 * @param <P> the class itself
 */
public abstract class FluentParams<P extends FluentParams<P>> extends Params {

    /** Creates parameters of which none is set. */
    protected FluentParams() {}

    @SuppressWarnings("unchecked") // the type parameter is the class itself
    private P self() {
        return (P) this;
    }

    @Override
    public P extra(String name, @Nullable Object value) {
        super.extra(name, value);
        return self();
    }

    /**
     * Sets a parameter.
     *
     * @param name as on the wire
     * @param value see {@link #extra}
     */
    protected final P with(String name, @Nullable Object value) {
        set(name, value);
        return self();
    }

    /**
     * Sets a parameter to an object that is filled in a lambda.
     *
     * @param object new, with nothing set
     * @param fill called once, at once
     */
    protected final <O extends Params> P with(String name, O object, Consumer<? super O> fill) {
        fill.accept(object);
        return with(name, object);
    }

    /** Adds an item to a parameter that is a list; makes the list if there is none. */
    protected final P withItem(String name, Object item) {
        append(name, item);
        return self();
    }

    /** Adds an item that is filled in a lambda to a parameter that is a list; makes the list if there is none. */
    protected final <O extends Params> P withItem(String name, O item, Consumer<? super O> fill) {
        fill.accept(item);
        return withItem(name, item);
    }

    /** Adds an entry to a parameter that is a map, for instance metadata; makes the map if there is none. */
    protected final P withEntry(String name, String key, @Nullable Object value) {
        put(name, key, value);
        return self();
    }

    /** Adds an entry that is filled in a lambda to a parameter that is a map; makes the map if there is none. */
    protected final <O extends Params> P withEntry(String name, String key, O value, Consumer<? super O> fill) {
        fill.accept(value);
        value.requireComplete();
        return withEntry(name, key, value);
    }

    /** Sets a parameter to what clears it. */
    protected final P without(String name) {
        clear(name);
        return self();
    }
}
