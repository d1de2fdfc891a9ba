package dev.fairlead.sandbox.server;

import dev.fairlead.profile.Profile;
import dev.fairlead.sandbox.auth.Gate;
import dev.fairlead.sandbox.core.Expander;
import dev.fairlead.sandbox.core.Ids;
import dev.fairlead.sandbox.core.TokenBucket;
import dev.fairlead.sandbox.generic.Answers;
import dev.fairlead.sandbox.wire.Routes;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the server stands in for.
 *
 * @param profile how the provider behaves on the wire
 * @param gate who is let in
 * @param routes the operations
 * @param handlers what is done for them
 * @param answers makes up answers that the description lets through
 * @param nestedForms whether requests are forms that nest in brackets, whatever the description says of their style
 * @param expander puts objects in the place of references
 * @param ids makes the names of requests
 * @param limit the rate limit; null for none
 * @param throttledHeaders what comes with a status of 429
 * @param lock held while something is changed
 * @param clock the time
 */
public record Provider(
        Profile profile,
        Gate gate,
        Routes routes,
        Handlers handlers,
        Answers answers,
        boolean nestedForms,
        Expander expander,
        Ids ids,
        @Nullable TokenBucket limit,
        Map<String, String> throttledHeaders,
        ReentrantLock lock,
        InstantSource clock) {

    /** Returns nothing that is secret. */
    @Override
    public String toString() {
        return "Provider[" + profile.id() + "]";
    }
}
