package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.auth.StoredToken;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.internal.auth.TokenLife.Need;
import dev.fairlead.client.internal.pipeline.Durations;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Secret;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The token of one tenant. Whoever needs a new one joins the flight that gets it, or starts it; flights run on a thread of their
 * own, so that no caller's short deadline or interrupt cuts off a request that may use up a refresh token. After a failure no
 * flight starts for a while. Thread-safe.
 */
final class TokenKeeper {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(10);

    private final AuthRuntime runtime;
    private final TimeSource time;
    private final String scope;
    private final Renewal renewal;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable TokenLife life;
    /** An access token that the provider refused. */
    private volatile @Nullable Secret refused;
    // Guarded by the lock:
    private @Nullable Flight flight;
    private int failures;
    private long pauseEndNanos;
    private @Nullable CredentialException lastFailure;
    private @Nullable Secret refusedFresh;
    private long refusedFreshUntilNanos;

    /** Gets the next token. */
    @FunctionalInterface
    interface Renewal {
        /**
         * Returns another token than the given ones, with an access token. Blocks.
         *
         * @param last the one in use; null for none
         * @param refused an access token that the provider refused; null for none
         * @throws CredentialException if there is none to be had
         */
        StoredToken next(@Nullable StoredToken last, @Nullable Secret refused) throws InterruptedException;
    }

    private static final class Flight {
        private final Set<Thread> waiters = new HashSet<>();
        private @Nullable CredentialException failure;
        private boolean done;
    }

    TokenKeeper(AuthRuntime runtime, String scope, Renewal renewal) {
        this.runtime = runtime;
        this.time = runtime.time();
        this.scope = scope;
        this.renewal = renewal;
    }

    /**
     * Returns a token with which a call can be made.
     *
     * @param withinNanos the longest wait for it
     * @throws CredentialException if there is none, or not in time
     */
    StoredToken get(long withinNanos) throws InterruptedException {
        TokenLife now = life;
        Need need = need(now);
        if (now != null && need == Need.NONE) {
            return now.token();
        }
        Flight joined = join();
        if (now != null && need == Need.ADVISORY) {
            return now.token();
        }
        CredentialException failure = joined == null ? lastFailure() : await(joined, withinNanos);
        TokenLife after = life;
        if (after != null && isUsable(after)) {
            return after.token();
        }
        throw failure == null ? CredentialException.passing("the new token was refused at once", null) : failure;
    }

    private Need need(@Nullable TokenLife now) {
        return now == null || isRefused(now) ? Need.MANDATORY : now.need(time.now());
    }

    private boolean isUsable(TokenLife candidate) {
        return !isRefused(candidate) && candidate.holds(time.now());
    }

    private boolean isRefused(TokenLife candidate) {
        Secret bad = refused;
        return bad != null && bad.equals(candidate.token().accessToken());
    }

    /**
     * Returns the flight under way, or a new one; null while none may start, and where one has landed since the caller looked:
     * another would use up a token that nobody has had yet.
     */
    private @Nullable Flight join() {
        Flight started;
        lock.lock();
        try {
            if (flight != null) {
                return flight;
            }
            TokenLife landed = life;
            if (landed != null && need(landed) == Need.NONE) {
                return null;
            }
            if (failures > 0 && time.nanoTime() < pauseEndNanos) {
                return null;
            }
            started = new Flight();
            flight = started;
        } finally {
            lock.unlock();
        }
        runtime.background().execute(() -> run(started));
        return started;
    }

    private void run(Flight own) {
        long begin = time.nanoTime();
        CredentialException failure = null;
        try {
            TokenLife last = life;
            adopt(renewal.next(last == null ? null : last.token(), refused));
        } catch (CredentialException none) {
            failure = none;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            failure = CredentialException.passing("getting a token was interrupted", interrupt);
        } catch (RuntimeException mistake) {
            failure = CredentialException.lasting(
                    "getting a token failed with " + mistake.getClass().getName(), mistake);
        } finally {
            runtime.events()
                    .tell(new CallEvent.TokenRefreshed(
                            scope, Duration.ofNanos(time.nanoTime() - begin), failure == null));
            land(own, failure);
        }
    }

    private void land(Flight own, @Nullable CredentialException failure) {
        Set<Thread> waiters;
        lock.lock();
        try {
            flight = null;
            lastFailure = failure;
            failures = failure == null ? 0 : failures + 1;
            pauseEndNanos = time.nanoTime() + pause(failures);
            own.failure = failure;
            own.done = true;
            waiters = Set.copyOf(own.waiters);
        } finally {
            lock.unlock();
        }
        waiters.forEach(time::unpark);
    }

    private long pause(int failuresInARow) {
        long bound = FIRST_PAUSE.toNanos() << Math.min(Math.max(0, failuresInARow - 1), MOST_DOUBLINGS);
        return bound / 2 + runtime.random().nextLong(bound / 2 + 1);
    }

    /** Takes a token into use. */
    void adopt(StoredToken token) {
        if (token.accessToken() != null) {
            runtime.secrets().remember(token.accessToken().reveal());
        }
        if (token.refreshToken() != null) {
            runtime.secrets().remember(token.refreshToken().reveal());
        }
        life = TokenLife.of(token, runtime.random());
    }

    private @Nullable CredentialException lastFailure() {
        lock.lock();
        try {
            return lastFailure;
        } finally {
            lock.unlock();
        }
    }

    /** Returns why the flight failed; null if it did not. */
    private @Nullable CredentialException await(Flight joined, long withinNanos) throws InterruptedException {
        long end = time.nanoTime() + Math.min(withinNanos, Long.MAX_VALUE / 4);
        while (true) {
            lock.lock();
            try {
                if (joined.done) {
                    joined.waiters.remove(Thread.currentThread());
                    return joined.failure;
                }
                joined.waiters.add(Thread.currentThread());
            } finally {
                lock.unlock();
            }
            long left = end - time.nanoTime();
            if (left <= 0) {
                leave(joined);
                return CredentialException.passing(
                        "no token came within " + Durations.text(Duration.ofNanos(withinNanos)), null);
            }
            try {
                time.park(left);
            } catch (InterruptedException interrupt) {
                leave(joined);
                throw interrupt;
            }
        }
    }

    private void leave(Flight joined) {
        lock.lock();
        try {
            joined.waiters.remove(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    /** Takes note that a token was refused; returns whether another one is there or can be had. */
    boolean refused(Secret accessToken) {
        lock.lock();
        try {
            TokenLife now = life;
            if (now == null || !accessToken.equals(now.token().accessToken())) {
                return true;
            }
            if (accessToken.equals(refusedFresh) && time.nanoTime() < refusedFreshUntilNanos) {
                return false;
            }
            refused = accessToken;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes note that a token was refused that had just come in place of another: a third would fare no better for a while. */
    void refusedAgain(Secret accessToken) {
        lock.lock();
        try {
            refusedFresh = accessToken;
            refusedFreshUntilNanos = time.nanoTime() + REFUSED_PAUSE.toNanos();
        } finally {
            lock.unlock();
        }
    }
}
