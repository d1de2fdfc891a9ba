package dev.fairlead.client;

import dev.fairlead.client.config.KeyGuard;
import dev.fairlead.client.config.Secret;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at each new key that a source gives, before it is sent anywhere. Thread-safe. */
final class GuardedKeys implements Supplier<Secret> {

    private final Supplier<Secret> source;
    private final KeyGuard guard;
    private volatile @Nullable Secret approved;

    GuardedKeys(Supplier<Secret> source, KeyGuard guard) {
        this.source = source;
        this.guard = guard;
    }

    @Override
    public Secret get() {
        Secret key = source.get();
        Secret known = approved;
        if (known == null || !known.equals(key)) {
            Optional<String> objection = guard.objectionTo(key);
            if (objection.isPresent()) {
                throw new IllegalStateException("the API key " + objection.get());
            }
            approved = key;
        }
        return key;
    }
}
