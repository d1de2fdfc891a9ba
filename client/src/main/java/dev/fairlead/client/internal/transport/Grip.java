package dev.fairlead.client.internal.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange holds of the pool: at first a place in its queue, then a connection. {@link #loosen} takes it away at any
 * time, from any thread; everything else is for the thread of the exchange. A connection that was taken away never goes back to
 * the pool open, and one that went back is never closed any more.
 */
final class Grip {

    private static final Object LOOSENED = new Object();
    private static final Object NOTHING = new Object();

    /** The watchdog bounds the wait for a connection, as it bounds everything. */
    private static final Timeout BOUNDLESS = Timeout.ofDays(3_650);

    private final HttpClientConnectionManager pool;
    private final AtomicReference<Object> held = new AtomicReference<>(NOTHING);
    private @Nullable ConnectionEndpoint endpoint;

    Grip(HttpClientConnectionManager pool) {
        this.pool = pool;
    }

    /** Waits for a connection. */
    ConnectionEndpoint take(HttpRoute route) throws IOException, InterruptedException {
        LeaseRequest place = pool.lease("exchange", route, BOUNDLESS, null);
        if (!held.compareAndSet(NOTHING, place)) {
            giveUp(place);
            throw loosened();
        }
        ConnectionEndpoint leased = leased(place);
        if (!held.compareAndSet(place, leased)) {
            discard(leased);
            throw loosened();
        }
        endpoint = leased;
        return leased;
    }

    private ConnectionEndpoint leased(LeaseRequest place) throws IOException, InterruptedException {
        boolean done = false;
        try {
            ConnectionEndpoint leased = place.get(BOUNDLESS);
            done = true;
            return leased;
        } catch (ExecutionException failed) {
            throw new IOException("no connection could be had", failed.getCause());
        } catch (TimeoutException late) {
            throw new IOException("no connection could be had", late);
        } finally {
            if (!done) {
                giveUp(place);
            }
        }
    }

    /** What cannot be cancelled any more has been given: it goes back. */
    private void giveUp(LeaseRequest place) {
        if (!place.cancel()) {
            boolean interrupted = Thread.interrupted();
            try {
                discard(place.get(Timeout.ofMilliseconds(1)));
            } catch (InterruptedException again) {
                interrupted = true;
            } catch (ExecutionException | TimeoutException | RuntimeException nothing) {
                // It had failed, or been cancelled: nothing was given.
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** Fails if the connection was taken away. */
    void require() throws IOException {
        if (held.get() == LOOSENED) {
            throw loosened();
        }
    }

    /** Gives the connection back for others to use, unless it was taken away. */
    void giveBack(TimeValue keptFor) {
        ConnectionEndpoint mine = endpoint;
        endpoint = null;
        if (mine == null) {
            return;
        }
        if (held.compareAndSet(mine, NOTHING)) {
            pool.release(mine, null, keptFor);
        } else {
            discard(mine);
        }
    }

    /** Closes the connection, if there is one still. */
    void drop() {
        ConnectionEndpoint mine = endpoint;
        endpoint = null;
        if (mine != null) {
            held.compareAndSet(mine, NOTHING);
            discard(mine);
        }
    }

    /** Takes away what is held, so that whoever waits for it wakes with an exception. Closing a connection may block. */
    void loosen() {
        switch (held.getAndSet(LOOSENED)) {
            case LeaseRequest place -> place.cancel();
            case ConnectionEndpoint taken -> taken.close(CloseMode.IMMEDIATE);
            default -> {}
        }
    }

    private void discard(ConnectionEndpoint unwanted) {
        unwanted.close(CloseMode.IMMEDIATE);
        pool.release(unwanted, null, TimeValue.ZERO_MILLISECONDS);
    }

    private static InterruptedIOException loosened() {
        return new InterruptedIOException("the exchange was cut off");
    }
}
