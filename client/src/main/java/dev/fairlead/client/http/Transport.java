package dev.fairlead.client.http;

import java.time.Duration;

/**
 * The last link of the pipeline: puts a request on the wire and reads the answer. Does not follow redirects, retry, keep
 * cookies or throw for a status. Thread-safe.
 *
 * <p><b>When</b>: once for each attempt and each redirect followed, after all policies agreed. <b>Known then</b>: the whole
 * request, credentials included, and the time that is left. <b>If it fails</b>: failure is a value, with what is known about
 * side effects; the engine decides whether to try again. An unchecked exception ends the call as it is.
 */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request and reads the whole answer. Blocks.
     *
     * @param timeout for everything: waiting for a connection, connecting, sending, and reading to the last byte; positive
     * @throws InterruptedException if the thread was interrupted; the exchange was cut off and its connection closed
     */
    TransportResult send(HttpRequest request, Duration timeout) throws InterruptedException;

    /** Closes all connections at once; exchanges under way break off. */
    @Override
    void close();
}
