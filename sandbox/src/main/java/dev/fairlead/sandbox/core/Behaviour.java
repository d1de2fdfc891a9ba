package dev.fairlead.sandbox.core;

import dev.fairlead.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a provider does beyond what its description tells. */
public interface Behaviour {

    /**
     * Returns what is done for an operation, or null if the description alone has to do.
     *
     * @param operation method and path with empty braces for the variables, for instance
     *     {@code POST /v1/payment_intents/{}/confirm}
     */
    @Nullable
    Action actionFor(String operation);

    /**
     * Returns the value that expanding a field gives, for fields that hold no reference; null if there is no such field.
     *
     * @param object the object whose field it is
     */
    @Nullable
    JsonObject expansion(JsonObject object, String field);

    /** Returns the headers that say more about an answer of status 429. */
    Map<String, String> throttledHeaders();

    /**
     * Plays the customer at the authentication that a payment waits for.
     *
     * @return whether there is one with this id that waits
     */
    boolean authenticate(String id, boolean succeeds);

    /** Returns what really happened so far. */
    Books books();

    /** Returns the behaviour of a provider of whom nothing is known but its description. */
    static Behaviour none() {
        return new PlainBehaviour();
    }
}
