package dev.fairlead.client.internal.cache;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.answer.HttpDate;
import dev.fairlead.client.internal.pipeline.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer that is kept, with what is needed to use it again. Immutable, but for the end of its generation.
 *
 * @param answered the answer, less the fields that are not kept
 * @param vary what the answer depends on
 * @param requestedAt when the request went out ({@code request_time} of RFC 9111 §4.2.3)
 * @param receivedAt when the answer came ({@code response_time})
 * @param generation of the resource, as of the request
 */
record StoredResponse(
        Outcome.Answered answered,
        VaryKey vary,
        Instant requestedAt,
        Instant receivedAt,
        Generations.Generation generation) {

    private static final int OVERHEAD_BYTES = 400; // the objects around the texts, generously
    private static final int FIELD_OVERHEAD_BYTES = 120;

    HttpResponse response() {
        return answered.response();
    }

    Headers headers() {
        return response().headers();
    }

    /** Returns the age (§4.2.3): the longer of what our clock and what the caches on the way make of it. */
    Duration age(Instant now) {
        Duration apparent = longer(Duration.ZERO, Duration.between(date(), receivedAt));
        Duration told = longer(Duration.ZERO, ageField())
                .plus(longer(Duration.ZERO, Duration.between(requestedAt, receivedAt)));
        Duration resident = longer(Duration.ZERO, Duration.between(receivedAt, now));
        return longer(apparent, told).plus(resident);
    }

    /** Returns when the provider made the answer, by its own clock; when it came, where it does not say. */
    Instant date() {
        return dateOf("Date").orElse(receivedAt);
    }

    /** Returns a field as a date. */
    Optional<Instant> dateOf(String field) {
        return headers().first(field).flatMap(text -> HttpDate.parse(text, receivedAt));
    }

    /** Returns the fields that ask whether this is still what the provider would answer (§4.3.1); none if it cannot be asked. */
    Headers conditions() {
        Headers conditions = Headers.empty();
        Optional<String> tag = headers().first("ETag");
        if (tag.isPresent()) {
            conditions = conditions.plus("If-None-Match", tag.get());
        }
        Optional<String> modified = headers()
                .first("Last-Modified")
                .filter(text -> dateOf("Last-Modified").isPresent());
        return modified.isPresent() ? conditions.plus("If-Modified-Since", modified.get()) : conditions;
    }

    boolean isUsableFor(HttpRequest request) {
        return !generation.isOver() && vary.matches(request.headers());
    }

    /** Returns what it takes in memory, in bytes. */
    int weight() {
        long[] bytes = {OVERHEAD_BYTES + (long) response().bodyLength()};
        headers().forEach((name, value) -> bytes[0] += FIELD_OVERHEAD_BYTES + name.length() + value.length());
        return (int) Math.min(Integer.MAX_VALUE, bytes[0] + vary.weight());
    }

    private Duration ageField() {
        return headers()
                .first("Age")
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,10}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
