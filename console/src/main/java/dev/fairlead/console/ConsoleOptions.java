package dev.fairlead.console;

import dev.fairlead.client.PipelineState;
import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.telemetry.CallRecorder;
import dev.fairlead.webhooks.Inbox;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a console shows, and where. Immutable; each {@code with} method returns a changed copy. A part that is not given is
 * not on the page.
 */
public final class ConsoleOptions {

    private static final ConsoleOptions DEFAULTS = new ConsoleOptions(new Values());

    private final Values values;

    private ConsoleOptions(Values values) {
        this.values = values;
    }

    /** Returns a console without any part, on a free port. */
    public static ConsoleOptions defaults() {
        return DEFAULTS;
    }

    /** Sets the port on 127.0.0.1; 0, the default, for any that is free. */
    public ConsoleOptions withPort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is from 0 to 65535, not " + port);
        }
        return change(v -> v.port = port);
    }

    /** Sets what the page says beside its name, for instance {@code Stripe sandbox}; nothing by default. */
    public ConsoleOptions withSubject(String subject) {
        return change(v -> v.subject = Objects.requireNonNull(subject, "subject"));
    }

    /** Shows the calls that a recorder hears of. */
    public ConsoleOptions withCalls(CallRecorder calls) {
        return change(v -> v.calls = Objects.requireNonNull(calls, "calls"));
    }

    /** Shows breaker, limits and retry budget; the supplier is asked about once per second for each page that is open. */
    public ConsoleOptions withPipeline(Supplier<PipelineState> pipeline) {
        return change(v -> v.pipeline = Objects.requireNonNull(pipeline, "pipeline"));
    }

    /** Shows an inbox, and lets its events be replayed. The console does not close it. */
    public ConsoleOptions withInbox(Inbox inbox) {
        return change(v -> v.inbox = Objects.requireNonNull(inbox, "inbox"));
    }

    /** Shows a sandbox, and lets its faults be switched. The console does not close it. */
    public ConsoleOptions withSandbox(Sandbox sandbox) {
        return change(v -> v.sandbox = Objects.requireNonNull(sandbox, "sandbox"));
    }

    /** Shows a report: figures by name, objects among them as groups. Asked about every five seconds for each open page. */
    public ConsoleOptions withReport(Supplier<JsonObject> report) {
        return change(v -> v.report = Objects.requireNonNull(report, "report"));
    }

    /**
     * Masks the values of these members in payloads.
     *
     * @param names in any case, usually {@link dev.fairlead.profile.Profile#sensitiveFields()}; none by default
     */
    public ConsoleOptions withSensitiveFields(List<String> names) {
        return change(v -> v.sensitiveFields = List.copyOf(names));
    }

    /** Returns the port; 0 for any that is free. */
    public int port() {
        return values.port;
    }

    /** Returns what the page says beside its name. */
    public String subject() {
        return values.subject;
    }

    /** Returns whose calls are shown; empty for nobody's. */
    public Optional<CallRecorder> calls() {
        return Optional.ofNullable(values.calls);
    }

    /** Returns where the state of the pipeline comes from; empty if it is not shown. */
    public Optional<Supplier<PipelineState>> pipeline() {
        return Optional.ofNullable(values.pipeline);
    }

    /** Returns the inbox; empty if none is shown. */
    public Optional<Inbox> inbox() {
        return Optional.ofNullable(values.inbox);
    }

    /** Returns the sandbox; empty if none is shown. */
    public Optional<Sandbox> sandbox() {
        return Optional.ofNullable(values.sandbox);
    }

    /** Returns where the report comes from; empty if none is shown. */
    public Optional<Supplier<JsonObject>> report() {
        return Optional.ofNullable(values.report);
    }

    /** Returns the names of members whose values are masked. */
    public List<String> sensitiveFields() {
        return values.sensitiveFields;
    }

    private ConsoleOptions change(Consumer<Values> change) {
        Values copy = values.copy();
        change.accept(copy);
        return new ConsoleOptions(copy);
    }

    private static final class Values {

        private int port;
        private String subject = "";
        private @Nullable CallRecorder calls;
        private @Nullable Supplier<PipelineState> pipeline;
        private @Nullable Inbox inbox;
        private @Nullable Sandbox sandbox;
        private @Nullable Supplier<JsonObject> report;
        private List<String> sensitiveFields = List.of();

        private Values copy() {
            Values copy = new Values();
            copy.port = port;
            copy.subject = subject;
            copy.calls = calls;
            copy.pipeline = pipeline;
            copy.inbox = inbox;
            copy.sandbox = sandbox;
            copy.report = report;
            copy.sensitiveFields = sensitiveFields;
            return copy;
        }
    }
}
