package dev.fairlead.telemetry.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.telemetry.Scenario;
import dev.fairlead.testing.kit.ScriptedTransport;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenTelemetryTracesTest {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    private final OpenTelemetryTraces traces = OpenTelemetryTraces.of(telemetry);
    private final Scenario scenario = new Scenario(traces::addTo);

    @Test
    void aCallIsOneSpanWithOneForEachAttempt() {
        scenario.provider.thenStatus(503).thenOk();
        Span order = telemetry.getTracer("shop").spanBuilder("order").startSpan();
        try (Scope current = order.makeCurrent()) {
            assertThat(current).isNotNull();
            scenario.read();
        }

        List<SpanData> spans = exporter.getFinishedSpanItems();
        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactly("GET /v1/customers/{customer}", "GET /v1/customers/{customer}", "GetCustomer");
        SpanData call = spans.get(2);
        assertThat(call.getParentSpanId()).isEqualTo(order.getSpanContext().getSpanId());
        assertThat(call.getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(call.getAttributes().get(AttributeKey.longKey("fairlead.attempts")))
                .isEqualTo(2);
        assertThat(call.getEvents()).extracting(event -> event.getName()).containsExactly("fairlead.retry");
        for (SpanData attempt : spans.subList(0, 2)) {
            assertThat(attempt.getParentSpanId()).isEqualTo(call.getSpanId());
            assertThat(attempt.getKind()).isEqualTo(SpanKind.CLIENT);
        }
    }

    @Test
    void attemptsHaveTheAttributesOfTheConventions() {
        scenario.provider.thenStatus(503).thenOk();

        scenario.read();

        SpanData first = exporter.getFinishedSpanItems().getFirst();
        assertThat(first.getAttributes().asMap())
                .isEqualTo(Attributes.builder()
                        .put("http.request.method", "GET")
                        .put("server.address", "api.stripe.com")
                        .put("server.port", 443)
                        .put("url.scheme", "https")
                        .put("url.template", "/v1/customers/{customer}")
                        .put("url.full", "https://api.stripe.com/v1/customers/{customer}?limit=****")
                        .put("http.response.status_code", 503)
                        .put("error.type", "503")
                        .build()
                        .asMap());
        assertThat(first.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        SpanData second = exporter.getFinishedSpanItems().get(1);
        assertThat(second.getAttributes().get(AttributeKey.longKey("http.request.resend_count")))
                .isEqualTo(1);
        assertThat(second.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void eachAttemptCarriesItsOwnSpanToTheProvider() {
        scenario.provider.thenStatus(503).thenOk();

        scenario.read();

        List<SpanData> spans = exporter.getFinishedSpanItems();
        assertThat(scenario.provider.sentValuesOf("traceparent"))
                .zipSatisfy(
                        spans.subList(0, 2),
                        (sent, span) ->
                                assertThat(sent).startsWith("00-" + span.getTraceId() + "-" + span.getSpanId() + "-"));
    }

    @Test
    void aFailedCallIsInErrorByItsExceptionAndAnAttemptByWhatBrokeIt() {
        scenario.provider.always(ScriptedTransport.broken(Delivery.MAYBE_PROCESSED));

        scenario.failing(
                () -> scenario.read(dev.fairlead.client.CallOptions.none().withMaxAttempts(1)));

        assertThat(exporter.getFinishedSpanItems())
                .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("error.type")))
                .containsExactly("java.io.IOException", "TransportException");
        assertThat(exporter.getFinishedSpanItems())
                .extracting(span -> span.getStatus().getStatusCode())
                .containsOnly(StatusCode.ERROR);
    }

    @Test
    void aRefusedCallHasNoAttempt() {
        scenario.playEverything();

        SpanData refused = exporter.getFinishedSpanItems().getLast();
        assertThat(refused.getName()).isEqualTo("GetCustomer");
        assertThat(refused.getAttributes().get(AttributeKey.stringKey("fairlead.outcome")))
                .isEqualTo("refused");
        assertThat(exporter.getFinishedSpanItems())
                .noneMatch(span -> span.getParentSpanId().equals(refused.getSpanId()));
    }

    @Test
    void withoutOpenTelemetrySetUpNothingIsSentAlong() {
        Scenario untraced = new Scenario(OpenTelemetryTraces.of(io.opentelemetry.api.OpenTelemetry.noop())::addTo);
        untraced.provider.thenOk();

        untraced.read();

        assertThat(untraced.provider.sentValuesOf("traceparent")).containsExactly("(none)");
    }
}
