package dev.fairlead.corpus;

import org.jspecify.annotations.Nullable;

/**
 * What became of one description.
 *
 * @param name of the file, without its ending
 * @param bytes of the file
 * @param operations how many it has; 0 where it could not be read
 * @param repairs how many places of it were repaired
 * @param files how many sources were generated
 * @param lines of all sources
 * @param classBytes of all classes
 * @param readMillis from the file's bytes to the description
 * @param generateMillis from the description to the sources
 * @param compileMillis from the sources to the classes
 * @param failedAt the step that failed; null if none did
 * @param reason why, in one line; empty if none did
 */
record Verdict(
        String name,
        long bytes,
        int operations,
        int repairs,
        int files,
        long lines,
        long classBytes,
        long readMillis,
        long generateMillis,
        long compileMillis,
        @Nullable Step failedAt,
        String reason) {

    /** What is done with a description, in this order. */
    enum Step {
        READ,
        PROFILE,
        GENERATE,
        COMPILE
    }

    /** Returns whether a step went well. */
    boolean passed(Step step) {
        return failedAt == null || failedAt.compareTo(step) > 0;
    }
}
