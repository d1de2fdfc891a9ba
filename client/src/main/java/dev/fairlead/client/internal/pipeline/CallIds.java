package dev.fairlead.client.internal.pipeline;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Names calls among all of this process: the client's name and a number. A call gets its name when somebody first asks for it,
 * which nobody does for one that succeeds and that nobody listens to. Thread-safe.
 */
public final class CallIds {

    private final String client;
    private final AtomicLong given = new AtomicLong();

    /** Creates the names of a client's calls. */
    public CallIds(String client) {
        this.client = client;
    }

    String next() {
        return client + "-" + given.incrementAndGet();
    }
}
