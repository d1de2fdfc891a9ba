package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.Redaction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Takes the secrets in use out of texts that others wrote: a provider may repeat a key in an error message, a proxy may print all
 * headers. Whoever puts a credential on a request remembers it here first, in each form in which it goes on the wire. Thread-safe.
 *
 * <p>A text is read once, whatever the number of secrets: they are found by their last characters, which differ more than
 * the first ones do. At most 20,000 are kept, the newest; one that is remembered again after it was dropped comes back.
 */
public final class KnownSecrets {

    static final int MOST = 20_000;

    private static final int SHORTEST = 8; // below that, ordinary words would be taken for it

    private final Map<String, List<String>> byEnding = new ConcurrentHashMap<>();
    private final Queue<String> oldestFirst = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile String newest = "";

    /** Makes a secret known, and its form in an address. One shorter than eight characters is not kept. */
    public void remember(String revealed) {
        if (revealed.equals(newest)) {
            return;
        }
        newest = revealed;
        add(revealed);
        add(URLEncoder.encode(revealed, StandardCharsets.UTF_8));
    }

    private void add(String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        List<String> before = byEnding.getOrDefault(ending(secret), List.of());
        if (before.contains(secret)) {
            return;
        }
        byEnding.merge(ending(secret), List.of(secret), KnownSecrets::union);
        oldestFirst.add(secret);
        if (count.incrementAndGet() > MOST) {
            drop(oldestFirst.remove());
        }
    }

    private void drop(String secret) {
        count.decrementAndGet();
        byEnding.computeIfPresent(ending(secret), (ending, secrets) -> {
            List<String> rest =
                    secrets.stream().filter(other -> !other.equals(secret)).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    private static List<String> union(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    private static String ending(String secret) {
        return secret.substring(secret.length() - SHORTEST);
    }

    /** Returns a text with a mark in place of each secret in it; the same text if there is none. */
    public String redact(String text) {
        if (byEnding.isEmpty() || text.length() < SHORTEST) {
            return text;
        }
        BitSet secret = new BitSet(text.length());
        for (int end = SHORTEST; end <= text.length(); end++) {
            secret.set(beginOfSecret(text, end), end);
        }
        return secret.isEmpty() ? text : marked(text, secret);
    }

    /** Returns whether a secret is in a text. */
    public boolean isIn(String text) {
        return !redact(text).equals(text);
    }

    /** Secrets that overlap get one mark. */
    private static String marked(String text, BitSet secret) {
        StringBuilder clean = new StringBuilder();
        int kept = 0;
        for (int begin = secret.nextSetBit(0); begin >= 0; begin = secret.nextSetBit(kept)) {
            clean.append(text, kept, begin).append(Redaction.MARK);
            kept = secret.nextClearBit(begin);
        }
        return clean.append(text, kept, text.length()).toString();
    }

    /** Returns where the longest secret begins that ends here; the end itself if none does. */
    private int beginOfSecret(String text, int end) {
        int begin = end;
        for (String secret : byEnding.getOrDefault(text.substring(end - SHORTEST, end), List.of())) {
            int from = end - secret.length();
            if (from >= 0 && from < begin && text.startsWith(secret, from)) {
                begin = from;
            }
        }
        return begin;
    }

    /**
     * Returns an exception without secrets in it, its causes and what it suppresses: the same one where there are none, else a
     * copy that names the class of the original.
     */
    public Exception redact(Exception failure) {
        return isClean(failure, 0) ? failure : RedactedException.of(failure, this::redact);
    }

    private boolean isClean(Throwable failure, int depth) {
        String text = failure.toString();
        if (depth > RedactedException.DEEPEST || isIn(text)) {
            return false;
        }
        Throwable cause = failure.getCause();
        return (cause == null || isClean(cause, depth + 1))
                && Stream.of(failure.getSuppressed()).allMatch(suppressed -> isClean(suppressed, depth + 1));
    }

    /** Prints how many there are. */
    @Override
    public String toString() {
        return count.get() + " secrets";
    }
}
