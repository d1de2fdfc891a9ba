package dev.fairlead.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sums up the last whole seconds of the timeline. */
final class RecentSeconds {

    private RecentSeconds() {}

    static Recent of(List<SecondReport> seconds, Instant since, Instant now, Latency latency) {
        long end = now.getEpochSecond(); // this second still runs
        long begin = Math.max(end - Timeline.LIVE_SECONDS, Math.min(since.getEpochSecond(), end - 1));
        long finished = 0;
        long failed = 0;
        long attempts = 0;
        long failedAttempts = 0;
        for (SecondReport second : seconds) {
            if (second.epochSecond() >= begin && second.epochSecond() < end) {
                finished += second.finished();
                failed += second.failed();
                attempts += second.attempts();
                failedAttempts += second.failedAttempts();
            }
        }
        double span = end - begin;
        return new Recent(
                Duration.ofSeconds(end - begin),
                finished / span,
                attempts / span,
                share(failed, finished),
                share(failedAttempts, attempts),
                latency);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
