package dev.fairlead.testing.kit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Says that virtual time cannot go on, and who waits where. */
public final class StuckException extends IllegalStateException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;
    private static final int FRAMES = 3;

    private StuckException(String message) {
        super(message);
    }

    static StuckException of(String why, Duration at, Collection<Party> waiting) {
        String who = waiting.stream().limit(SHOWN).map(StuckException::place).collect(Collectors.joining());
        String more = waiting.size() > SHOWN ? "\n  and " + (waiting.size() - SHOWN) + " more" : "";
        return new StuckException("stuck at " + at + " with " + waiting.size() + " tasks: " + why + who + more);
    }

    private static String place(Party party) {
        String frames = Arrays.stream(party.thread().getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java.") && !isOfTheClock(frame.getClassName()))
                .limit(FRAMES)
                .map(frame -> "\n      at " + frame)
                .collect(Collectors.joining());
        return "\n  " + party.thread().getName() + frames;
    }

    private static boolean isOfTheClock(String className) {
        return className.equals(Party.class.getName())
                || className.equals(Scheduler.class.getName())
                || className.equals(VirtualTime.class.getName());
    }
}
