package dev.fairlead.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.Arrays;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs test classes inside of a test. */
final class Runs {

    private Runs() {}

    static TestExecutionSummary of(Class<?>... classes) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        var request = request()
                .selectors(Arrays.stream(classes).map(type -> selectClass(type)).toList())
                .build();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }
}
