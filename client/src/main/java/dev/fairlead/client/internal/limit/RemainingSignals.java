package dev.fairlead.client.internal.limit;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.internal.answer.HttpDate;
import dev.fairlead.client.internal.answer.WrittenWait;
import dev.fairlead.profile.RateLimits.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what an answer's headers say about how much is left of the provider's windows, and when these end by the provider's own
 * clock. What cannot be read, or cannot be meant, says nothing: a number that is none, a window that is over, one that ends in more
 * than 40 days.
 */
final class RemainingSignals {

    private static final Duration LONGEST = Duration.ofDays(40);
    private static final int LONGEST_FIELD = 1_000;
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,18})(\\.[0-9]{1,30})?");
    /** A member of a structured list (RFC 9651 §3.1): a string or a token, and its parameters. */
    private static final Pattern MEMBER =
            Pattern.compile("\\G\\s*(?:\"([^\"]{0,200})\"|([A-Za-z*][^\\s;,\"]{0,200}))((?:\\s*;[^,\"]*)*)(?:,|$)");

    private static final Pattern LEFT = Pattern.compile("(?:^|;)\\s*r\\s*=\\s*([0-9]{1,15})\\s*(?=;|$)");
    private static final Pattern ENDS = Pattern.compile("(?:^|;)\\s*t\\s*=\\s*([0-9]{1,15})\\s*(?=;|$)");

    private final List<Signal> signals;

    RemainingSignals(List<Signal> signals) {
        this.signals = signals;
    }

    /**
     * What is left of one window.
     *
     * @param limits ids of the limits that it may be; empty for all that are wide
     * @param name the provider's name for it; empty for none
     * @param remaining units
     * @param resetNanos until it ends, positive
     */
    record Remaining(Set<String> limits, String name, long remaining, long resetNanos) {

        /** Returns whether it tells about a limit. */
        boolean isAbout(KeyedLimit limit) {
            if (limit.windows().isEmpty() && limits.isEmpty() && name.isEmpty()) {
                return true;
            }
            return name.isEmpty()
                    ? limits.contains(limit.id()) || (limits.isEmpty() && limit.isWide())
                    : limit.isCalled(name);
        }
    }

    boolean isEmpty() {
        return signals.isEmpty();
    }

    /** Returns what an answer says, the windows with least left first. */
    List<Remaining> read(Headers headers, Instant now) {
        List<Remaining> read = new ArrayList<>(2);
        Instant providersNow = HttpDate.providersNow(headers, now);
        for (Signal signal : signals) {
            switch (signal.form()) {
                case HEADERS -> plain(signal, headers, providersNow).ifPresent(read::add);
                case STRUCTURED -> read.addAll(structured(signal, headers));
            }
        }
        read.sort(Comparator.comparingLong(Remaining::remaining));
        return read;
    }

    private static Optional<Remaining> plain(Signal signal, Headers headers, Instant providersNow) {
        Optional<Long> remaining = headers.first(signal.remaining()).flatMap(text -> wholePart(text.strip()));
        Optional<Duration> reset =
                headers.first(signal.reset()).flatMap(text -> WrittenWait.read(text, signal.resetUnit(), providersNow));
        return remaining.isEmpty() || reset.isEmpty()
                ? Optional.empty()
                : believed(signal, "", remaining.get(), reset.get());
    }

    private static Optional<Remaining> believed(Signal signal, String name, long remaining, Duration reset) {
        return reset.isPositive() && reset.compareTo(LONGEST) <= 0
                ? Optional.of(new Remaining(signal.limits(), name, remaining, reset.toNanos()))
                : Optional.empty();
    }

    private static Optional<Long> wholePart(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.matches() ? Optional.of(Long.valueOf(number.group(1))) : Optional.empty();
    }

    private static List<Remaining> structured(Signal signal, Headers headers) {
        String field = String.join(",", headers.all(signal.remaining()));
        List<Remaining> found = new ArrayList<>();
        Matcher member = MEMBER.matcher(field.length() <= LONGEST_FIELD ? field : "");
        while (member.find()) {
            Matcher left = LEFT.matcher(member.group(3));
            Matcher ends = ENDS.matcher(member.group(3));
            if (left.find() && ends.find()) {
                String name = member.group(1) == null ? member.group(2) : member.group(1);
                Duration reset = Duration.ofSeconds(Math.min(Long.parseLong(ends.group(1)), LONGEST.toSeconds() + 1));
                believed(signal, name, Long.parseLong(left.group(1)), reset).ifPresent(found::add);
            }
        }
        return found.size() == 1 ? List.of(withoutName(found.getFirst())) : found;
    }

    /** With one window only, its name need not be one that we know. */
    private static Remaining withoutName(Remaining only) {
        return new Remaining(only.limits(), "", only.remaining(), only.resetNanos());
    }
}
