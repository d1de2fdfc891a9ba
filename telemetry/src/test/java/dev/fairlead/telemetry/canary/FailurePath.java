package dev.fairlead.telemetry.canary;

import dev.fairlead.client.internal.pipeline.Outcome;
import java.util.List;

/**
 * One way in which a call can fail.
 *
 * @param name what happens
 * @param exception what the caller gets
 * @param outcomes the outcomes of attempts on the way there
 * @param provocation makes it happen
 */
record FailurePath(
        String name,
        Class<? extends Throwable> exception,
        List<Class<? extends Outcome>> outcomes,
        Provocation provocation) {

    /** Makes a call fail. */
    @FunctionalInterface
    interface Provocation {

        /** Throws what the caller would get. */
        void provoke(Bench bench) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
