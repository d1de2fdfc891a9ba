package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.auth.StoredToken;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the next token of one entry in a store that several processes share. Whoever gets it first swaps in a claim, so that no
 * refresh token is used twice; the others wait for what comes of it, and take over where the claim ran out. Whoever lost a race
 * reads again and takes what the winner left; nobody ever removes anything. Used by one thread at a time.
 */
final class SharedRenewal implements TokenKeeper.Renewal {

    private static final Logger LOG = LoggerFactory.getLogger(SharedRenewal.class);
    private static final long LEAST_LOOK_MILLIS = 20;
    private static final Duration CLAIM_SLACK = Duration.ofSeconds(15);

    private final AuthRuntime runtime;
    private final TimeSource time;
    private final String key;
    private final Duration patience;
    private final Asking asking;
    private final @Nullable Secret firstRefreshToken;
    /** What could not be written after it was had. */
    private @Nullable StoredToken unsaved;

    /** Asks the token endpoint. */
    @FunctionalInterface
    interface Asking {
        /**
         * Returns a token of version 0.
         *
         * @param refreshToken null for none
         */
        StoredToken token(@Nullable Secret refreshToken) throws InterruptedException;
    }

    /**
     * Creates the way to an entry.
     *
     * @param patience how long asking may take
     * @param firstRefreshToken what to begin with where the store has none; null for nothing
     */
    SharedRenewal(
            AuthRuntime runtime, String key, Duration patience, @Nullable Secret firstRefreshToken, Asking asking) {
        this.runtime = runtime;
        this.time = runtime.time();
        this.key = key;
        this.patience = patience;
        this.firstRefreshToken = firstRefreshToken;
        this.asking = asking;
    }

    @Override
    public StoredToken next(@Nullable StoredToken last, @Nullable Secret refused) throws InterruptedException {
        long end = time.nanoTime() + 2 * patience.plus(CLAIM_SLACK).toNanos();
        while (time.nanoTime() < end) {
            StoredToken stored = read();
            if (isNews(stored, last, refused)) {
                return stored;
            }
            Instant now = time.now();
            if (stored.refreshingUntil() != null && now.isBefore(stored.refreshingUntil())) {
                time.sleep(
                        Duration.ofMillis(LEAST_LOOK_MILLIS + runtime.random().nextLong(3 * LEAST_LOOK_MILLIS)));
                continue;
            }
            StoredToken claim =
                    stored.claimed(stored.version() + 1, now.plus(patience).plus(CLAIM_SLACK));
            if (swap(stored.version(), claim)) {
                Optional<StoredToken> got = ask(claim);
                if (got.isPresent()) {
                    return got.get();
                }
            }
        }
        throw CredentialException.passing("another process has been getting a token for too long", null);
    }

    /** Returns whether an entry has a token that is worth more than the one in use. */
    private boolean isNews(StoredToken stored, @Nullable StoredToken last, @Nullable Secret refused) {
        Secret token = stored.accessToken();
        return token != null
                && !token.equals(refused)
                && (last == null || !token.equals(last.accessToken()))
                && TokenLife.of(stored, runtime.random()).need(time.now()) == TokenLife.Need.NONE;
    }

    /** Returns a new token, kept in the store; empty where somebody else has changed the entry, which is to be read again. */
    private Optional<StoredToken> ask(StoredToken claim) throws InterruptedException {
        Secret refreshToken = claim.refreshToken() == null ? firstRefreshToken : claim.refreshToken();
        try {
            return Optional.of(publish(asking.token(refreshToken), claim, refreshToken));
        } catch (CredentialException refusal) {
            boolean changed = read().version() != claim.version();
            if (changed && refusal.code().filter("invalid_grant"::equals).isPresent()) {
                return Optional.empty();
            }
            giveUp(claim);
            throw refusal;
        } catch (InterruptedException | RuntimeException failure) {
            giveUp(claim);
            throw failure;
        }
    }

    private void giveUp(StoredToken claim) {
        try {
            boolean ignored = swap(claim.version(), claim.claimed(claim.version() + 1, null));
        } catch (CredentialException unwritable) {
            LOG.atWarn().setCause(unwritable).log("a claim on a token could not be taken back; it runs out by itself");
        }
    }

    /**
     * Writes a new token. Where the entry is not our claim any more, the claim ran out and somebody else has taken over: as long
     * as they have no new refresh token, ours is the only one that holds.
     */
    private StoredToken publish(StoredToken got, StoredToken claim, @Nullable Secret used) {
        StoredToken kept = got.refreshToken() == null ? withRefreshToken(got, used) : got;
        StoredToken now = claim;
        try {
            while (true) {
                StoredToken next = kept.claimed(now.version() + 1, null);
                if (runtime.store().compareAndSet(key, now.version(), next)) {
                    unsaved = null;
                    return next;
                }
                now = runtime.store().read(key).orElseGet(SharedRenewal::nothing);
                Secret theirs = now.refreshToken();
                if (theirs != null && !theirs.equals(claim.refreshToken())) {
                    return now.accessToken() == null ? kept.claimed(now.version(), null) : now;
                }
            }
        } catch (RuntimeException unwritable) {
            LOG.atError()
                    .addKeyValue("store", runtime.store().getClass().getName())
                    .setCause(unwritable)
                    .log("a new token could not be kept; it is used, and kept when the next one is due");
            StoredToken held = kept.claimed(claim.version() + 1, null);
            unsaved = held;
            return held;
        }
    }

    private static StoredToken withRefreshToken(StoredToken token, @Nullable Secret refreshToken) {
        return new StoredToken(
                token.version(),
                token.accessToken(),
                token.expiresAt(),
                token.obtainedAt(),
                refreshToken,
                token.host(),
                token.scope(),
                null);
    }

    private StoredToken read() {
        StoredToken stored;
        try {
            stored = runtime.store().read(key).orElseGet(SharedRenewal::nothing);
        } catch (RuntimeException unreadable) {
            throw storeFailed("read", unreadable);
        }
        StoredToken held = unsaved;
        if (held == null || stored.version() >= held.version()) {
            return stored;
        }
        return swap(stored.version(), held.claimed(stored.version() + 1, null))
                ? Objects.requireNonNull(held).claimed(stored.version() + 1, null)
                : read();
    }

    private boolean swap(long version, StoredToken next) {
        try {
            return runtime.store().compareAndSet(key, version, next);
        } catch (RuntimeException unwritable) {
            throw storeFailed("written", unwritable);
        }
    }

    private static CredentialException storeFailed(String done, RuntimeException failure) {
        return CredentialException.passing(
                "the token store cannot be " + done + " (" + failure.getClass().getSimpleName()
                        + "); without it another process could lose its login",
                failure);
    }

    static StoredToken nothing() {
        return new StoredToken(0, null, null, Instant.EPOCH, null, null, null, null);
    }
}
