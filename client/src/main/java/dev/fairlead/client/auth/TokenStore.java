package dev.fairlead.client.auth;

import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Keeps tokens, so that they outlive a process and several processes can share one login. One operation changes an entry: compare
 * and swap. It is all that is needed for never more than one process to use up a refresh token: whoever wants to, first swaps in
 * a claim ({@link StoredToken#refreshingUntil}), and the others wait for what comes of it. Thread-safe.
 *
 * <p><b>When</b>: reading, before a client asks for a token of its own and while another process does; swapping, before and after
 * asking. Never while a token is good for a while yet. <b>Known then</b>: the key, which names provider, application and tenant
 * and holds no secret. <b>If it fails</b>: with any unchecked exception; a token that still holds stays in use, and so does a
 * new one that could not be kept.
 */
public interface TokenStore {

    /**
     * Returns the entry of a key. May block.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    Optional<StoredToken> read(String key);

    /**
     * Puts an entry in place of another one, if that is still there. May block.
     *
     * @param expectedVersion the version of the entry that was read; 0 for no entry
     * @param next its version is greater by one
     * @return false if another entry is there by now; nothing was changed
     * @throws UncheckedIOException if it cannot be written; then nothing was changed, or all
     */
    boolean compareAndSet(String key, long expectedVersion, StoredToken next);
}
