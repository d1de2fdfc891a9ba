package dev.fairlead.client.internal.answer;

import dev.fairlead.client.http.Headers;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Retries.WaitHint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long a provider asks to wait. A hint that cannot be read or believed is passed over; one that lies in the past is no
 * wait; none is ever shortened. Immutable and thread-safe.
 */
public final class WaitHints {

    private final List<WaitHint> hints;

    /** Creates a reader of these hints; the first counts that says something. */
    public WaitHints(List<WaitHint> hints) {
        this.hints = List.copyOf(hints);
    }

    /**
     * Returns the first hint that can be read and believed.
     *
     * @param body the body read as JSON, null where it is not; asked only where a hint is in it
     * @param now our own time, where the answer does not tell the provider's
     */
    public Optional<Duration> read(Headers headers, Supplier<@Nullable JsonValue> body, Instant now) {
        if (hints.isEmpty()) {
            return Optional.empty();
        }
        Instant providersNow = HttpDate.providersNow(headers, now);
        for (WaitHint hint : hints) {
            String text = text(hint, headers, body);
            if (text != null) {
                Optional<Duration> wait = WrittenWait.read(text, hint.unit(), providersNow)
                        .filter(read -> hint.longest() == null || read.compareTo(hint.longest()) <= 0)
                        .map(read ->
                                hint.atLeast() != null && read.compareTo(hint.atLeast()) < 0 ? hint.atLeast() : read);
                if (wait.isPresent()) {
                    return wait;
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable String text(WaitHint hint, Headers headers, Supplier<@Nullable JsonValue> body) {
        if (hint.header() != null) {
            return headers.first(hint.header()).orElse(null);
        }
        JsonValue json = body.get();
        return json == null || hint.field() == null ? null : BodyPath.text(json, hint.field());
    }
}
