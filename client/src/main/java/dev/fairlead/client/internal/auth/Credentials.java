package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.auth.CredentialSource;
import dev.fairlead.client.config.KeyGuard;
import dev.fairlead.client.internal.pipeline.KnownSecrets;
import dev.fairlead.profile.CredentialField;
import dev.fairlead.profile.Secret;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The credentials of tenants. New ones are guarded before they are used, and made known to whoever redacts. Thread-safe. */
final class Credentials {

    private final CredentialSource source;
    private final KeyGuard guard;
    private final KnownSecrets secrets;
    private final Set<String> open;

    Credentials(CredentialSource source, KeyGuard guard, KnownSecrets secrets, List<CredentialField> fields) {
        this.source = source;
        this.guard = guard;
        this.secrets = secrets;
        this.open = fields.stream()
                .filter(field -> !field.secret())
                .map(CredentialField::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns a tenant's credentials as they are now. */
    CredentialSet of(String tenant) {
        try {
            return source.credentials(tenant);
        } catch (CredentialException known) {
            throw known;
        } catch (RuntimeException failure) {
            throw CredentialException.lasting(
                    "the source of credentials failed with "
                            + failure.getClass().getName(),
                    failure);
        }
    }

    /** Looks at credentials that were not in use before. */
    CredentialSet check(CredentialSet fresh) {
        fresh.get("api_key").flatMap(guard::objectionTo).ifPresent(objection -> {
            throw CredentialException.lasting("the API key " + objection);
        });
        for (String name : fresh.names()) {
            if (!open.contains(name)) {
                remember(fresh.reveal(name));
            }
        }
        return fresh;
    }

    /** Makes a secret known to whoever redacts. */
    void remember(String secret) {
        secrets.remember(secret);
    }

    void remember(Secret secret) {
        remember(secret.reveal());
    }
}
