package dev.fairlead.client.internal.cache;

import dev.fairlead.client.http.Headers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directives of a request or a response (RFC 9111 §5.2). Where one comes several times, the first counts (§4.2.1), but a
 * {@code no-cache} for the whole answer counts before one for some fields. Immutable.
 */
final class CacheControl {

    private static final String FIELD = "Cache-Control";
    private static final String NO_CACHE = "no-cache";
    private static final long LONGEST_SECONDS = 1L << 31; // what an overflow means (§1.2.2)

    private final Map<String, String> directives = new HashMap<>();

    private CacheControl(String text) {
        for (String directive : DirectiveText.split(text)) {
            int equals = directive.indexOf('=');
            String name = (equals < 0 ? directive : directive.substring(0, equals))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : DirectiveText.unquoted(directive.substring(equals + 1));
            if (name.equals(NO_CACHE) && value.isEmpty()) {
                directives.put(name, value);
            } else if (!name.isEmpty()) {
                directives.putIfAbsent(name, value);
            }
        }
    }

    static CacheControl of(Headers headers) {
        return new CacheControl(String.join(",", headers.all(FIELD)));
    }

    boolean has(String name) {
        return directives.containsKey(name);
    }

    /** Returns whether a directive is there without an argument. */
    boolean isBare(String name) {
        return "".equals(directives.get(name));
    }

    /**
     * Returns the argument of a directive in seconds; null where the directive is absent, zero where its argument is no
     * number: an answer whose freshness cannot be read is stale (§4.2.1).
     */
    @Nullable
    Duration seconds(String name) {
        String value = directives.get(name);
        if (value == null) {
            return null;
        }
        if (value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(
                value.length() > 10 ? LONGEST_SECONDS : Math.min(LONGEST_SECONDS, Long.parseLong(value)));
    }

    /** Returns the fields that may not be used again without asking, in lower case: {@code no-cache="set-cookie"} (§5.2.2.4). */
    List<String> uncachedFields() {
        String fields = directives.getOrDefault(NO_CACHE, "");
        return Arrays.stream(fields.split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
