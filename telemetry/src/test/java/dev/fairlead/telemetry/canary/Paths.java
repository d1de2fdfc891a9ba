package dev.fairlead.telemetry.canary;

import dev.fairlead.client.internal.pipeline.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Ways to fail that have a theme in common. */
abstract class Paths {

    private final List<FailurePath> rows = new ArrayList<>();

    /** Adds one way. */
    final void row(
            String name,
            Class<? extends Throwable> exception,
            Class<? extends Outcome> outcome,
            FailurePath.Provocation provocation) {
        rows.add(new FailurePath(name, exception, List.of(outcome), provocation));
    }

    final List<FailurePath> rows() {
        return List.copyOf(rows);
    }
}
