package dev.fairlead.client.http;

/**
 * Hears how far an upload or download is.
 *
 * <p><b>When</b>: after each piece, a few kilobytes usually, on the thread of the call. Another attempt begins from zero again.
 * <b>Known then</b>: the bytes so far, and the whole length where it was announced. <b>If it fails</b>: the call ends with what it
 * threw, and the connection is closed.
 */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Tells how far it is. Fast, and does not block: the transfer waits for it.
     *
     * @param bytes those of this attempt so far, more than zero
     * @param total the whole length in bytes; -1 where nobody knows it
     */
    void progress(long bytes, long total);
}
