package dev.fairlead.client;

import java.util.function.Function;

/**
 * One event of an {@link EventStream}. Immutable.
 *
 * @param <T> the type of its data
 */
public final class ServerEvent<T> {

    private final String name;
    private final String id;
    private final String data;
    private final Function<? super String, ? extends T> decoder;

    ServerEvent(String name, String id, String data, Function<? super String, ? extends T> decoder) {
        this.name = name;
        this.id = id;
        this.data = data;
        this.decoder = decoder;
    }

    /** Returns what kind of event it is; {@code message} where the provider does not say. */
    public String name() {
        return name;
    }

    /** Returns the last id that the provider gave, with this event or an earlier one; empty for none. */
    public String id() {
        return id;
    }

    /** Returns the data as it came. */
    public String data() {
        return data;
    }

    /**
     * Returns the data, read when this is called: a stream may end with an event that is none, for instance {@code [DONE]}.
     *
     * @throws dev.fairlead.client.error.DecodingException if the data is not what is described
     */
    public T value() {
        return decoder.apply(data);
    }

    /** Returns name and id, not the data: it may be sensitive. */
    @Override
    public String toString() {
        return "ServerEvent(" + name + (id.isEmpty() ? "" : ", " + id) + ")";
    }
}
