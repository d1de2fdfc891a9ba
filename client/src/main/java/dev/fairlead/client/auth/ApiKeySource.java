package dev.fairlead.client.auth;

import dev.fairlead.profile.Secret;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One key from a supplier; the same set of credentials for as long as the key stays the same. */
final class ApiKeySource implements CredentialSource {

    private final Supplier<Secret> source;
    private volatile @Nullable Known last;

    private record Known(Secret key, CredentialSet set) {}

    ApiKeySource(Supplier<Secret> source) {
        this.source = source;
    }

    @Override
    public CredentialSet credentials(String tenant) {
        Secret key = source.get();
        Known known = last;
        if (known == null || !known.key().equals(key)) {
            known = new Known(key, CredentialSet.of("api_key", key));
            last = known;
        }
        return known.set();
    }
}
