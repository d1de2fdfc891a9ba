package dev.fairlead.generator.project;

import dev.fairlead.generator.sample.SampleCall;
import java.util.List;

/**
 * A call with what must happen before it.
 *
 * @param steps in their order
 * @param call with what the steps gave
 */
record Prepared(List<Step> steps, SampleCall call) {

    Prepared {
        steps = List.copyOf(steps);
    }

    /**
     * A call that makes something.
     *
     * @param variable that holds what it gives
     * @param call with what the steps before it gave
     */
    record Step(String variable, SampleCall call) {}
}
