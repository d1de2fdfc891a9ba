package dev.fairlead.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last 15 minutes, second by second, in a ring. Only the newest ten seconds keep their histograms, which bounds the
 * memory to about a megabyte. Lock-free: a writer finds its second by index; the first one in a new second puts it
 * there and seals those that have grown old.
 */
final class Timeline {

    static final int SECONDS = 15 * 60;
    static final int LIVE_SECONDS = 10;

    private final AtomicReferenceArray<@Nullable Second> ring = new AtomicReferenceArray<>(SECONDS);
    private final Queue<Second> live = new ConcurrentLinkedQueue<>();

    /** Returns the counters of a second; null if that is so long ago that nothing is kept of it. */
    @Nullable
    Counters at(long epochSecond) {
        int index = (int) Math.floorMod(epochSecond, (long) SECONDS);
        while (true) {
            Second found = ring.get(index);
            if (found != null && found.epochSecond >= epochSecond) {
                return found.epochSecond == epochSecond ? found.live() : null;
            }
            Second fresh = new Second(epochSecond);
            if (ring.compareAndSet(index, found, fresh)) {
                live.add(fresh);
                sealBefore(epochSecond - LIVE_SECONDS);
                return fresh.live();
            }
        }
    }

    private void sealBefore(long epochSecond) {
        for (Second oldest = live.peek(); oldest != null && oldest.epochSecond <= epochSecond; oldest = live.peek()) {
            if (live.remove(oldest)) {
                oldest.seal();
            }
        }
    }

    /** Returns the reports of all seconds with traffic after {@code now - SECONDS}, oldest first. */
    List<SecondReport> read(long now) {
        List<SecondReport> reports = new ArrayList<>();
        for (long second = now - SECONDS + 1; second <= now; second++) {
            Second found = ring.get((int) Math.floorMod(second, (long) SECONDS));
            if (found != null && found.epochSecond == second) {
                reports.add(found.report());
            }
        }
        return reports;
    }

    /** Returns the latency of the calls that ended within the newest {@link #LIVE_SECONDS} seconds. */
    Latency recentLatency(long now) {
        LatencyHistogram sum = new LatencyHistogram();
        for (Second second : live) {
            Counters counters = second.live();
            if (counters != null && second.epochSecond > now - LIVE_SECONDS) {
                counters.addLatencyTo(sum);
            }
        }
        return sum.read();
    }
}
