package dev.fairlead.client;

import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.model.Decoder;
import dev.fairlead.client.model.Place;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonValue;
import dev.fairlead.json.KnownNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the answer of an operation that answers differently by status: an order with 200, a job that makes one with 202. A status
 * that is not described becomes the case {@code Other}, which keeps it. Immutable.
 *
 * @param <U> the interface of the cases
 */
public final class StatusDecoder<U> {

    /**
     * Reads one answer.
     *
     * @param <U> the interface of the cases
     */
    private interface Case<U> {
        U decode(HttpResponse response, Place place);
    }

    private final Map<Integer, Case<U>> cases;
    private final Case<U> other;

    private StatusDecoder(Builder<U> builder) {
        this.cases = Map.copyOf(builder.cases);
        this.other = builder.other;
    }

    /**
     * Begins a decoder without cases.
     *
     * @param other makes the case of a status that is not described, from it and what came: null where there was no JSON
     */
    public static <U> Builder<U> builder(Other<? extends U> other) {
        return new Builder<>(other);
    }

    /** Reads an answer; {@code place} names the operation in messages. */
    public U decode(HttpResponse response, Place place) {
        Case<U> exact = cases.get(response.status());
        Case<U> found = exact == null ? cases.getOrDefault(response.status() / 100, other) : exact;
        return found.decode(response, place);
    }

    /**
     * Makes the case of a status that is not described.
     *
     * @param <U> the interface of the cases
     */
    @FunctionalInterface
    public interface Other<U> {

        /** Makes it. */
        U create(int status, JsonValue json);
    }

    /**
     * Collects the cases. Not for use by several threads at once.
     *
     * @param <U> the interface of the cases
     */
    public static final class Builder<U> {

        private final Map<Integer, Case<U>> cases = new LinkedHashMap<>();
        private final Case<U> other;

        private Builder(Other<? extends U> other) {
            this.other = (response, place) ->
                    other.create(response.status(), response.bodyLength() == 0 ? JsonNull.NULL : response.json());
        }

        /**
         * Adds the case of a status with a body.
         *
         * @param status for instance 201; 2 for all from 200 to 299 that have no case of their own
         */
        public <T> Builder<U> on(int status, Decoder<T> decoder, Function<? super T, ? extends U> create) {
            KnownNames names = new KnownNames();
            cases.put(status, (response, place) -> create.apply(decoder.decode(response.json(names), place)));
            return this;
        }

        /** Adds the case of a status without a body; see {@link #on}. */
        public Builder<U> empty(int status, Supplier<? extends U> create) {
            cases.put(status, (response, place) -> create.get());
            return this;
        }

        /** Returns the decoder. */
        public StatusDecoder<U> build() {
            return new StatusDecoder<>(this);
        }
    }
}
