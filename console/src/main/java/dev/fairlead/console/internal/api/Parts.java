package dev.fairlead.console.internal.api;

import dev.fairlead.client.PipelineState;
import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.telemetry.CallRecorder;
import dev.fairlead.webhooks.Inbox;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the API tells of; what is empty it has no path for.
 *
 * @param subject what the page says beside its name
 * @param calls whose calls
 * @param pipeline where the state of the policies comes from
 * @param report where the report comes from
 * @param inbox the inbox
 * @param sandbox the sandbox
 * @param sensitiveFields names of members whose values are masked in payloads
 */
public record Parts(
        String subject,
        Optional<CallRecorder> calls,
        Optional<Supplier<PipelineState>> pipeline,
        Optional<Supplier<JsonObject>> report,
        Optional<Inbox> inbox,
        Optional<Sandbox> sandbox,
        List<String> sensitiveFields) {}
