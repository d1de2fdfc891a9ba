package dev.fairlead.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one text. Not for use by several threads at once. */
final class Problems {

    private record Problem(int line, String field, String trouble) {}

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /** Notes one, at a line from 1, or 0 where it is not known, and a field, or an empty one for the whole text. */
    void add(int line, String field, String trouble) {
        found.add(new Problem(line, field, trouble));
    }

    /** Throws what was found, if anything was. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProfileException(found.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .map(this::line)
                    .toList());
        }
    }

    private String line(Problem problem) {
        return file
                + (problem.line > 0 ? ":" + problem.line : "")
                + (problem.field.isEmpty() ? "" : ": " + problem.field)
                + ": " + problem.trouble;
    }
}
