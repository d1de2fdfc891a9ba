package dev.fairlead.telemetry.internal.meter;

import static dev.fairlead.telemetry.internal.meter.Tag.ADDRESS;
import static dev.fairlead.telemetry.internal.meter.Tag.CHANGE;
import static dev.fairlead.telemetry.internal.meter.Tag.ERROR;
import static dev.fairlead.telemetry.internal.meter.Tag.INBOX;
import static dev.fairlead.telemetry.internal.meter.Tag.LIMIT;
import static dev.fairlead.telemetry.internal.meter.Tag.METHOD;
import static dev.fairlead.telemetry.internal.meter.Tag.OPERATION;
import static dev.fairlead.telemetry.internal.meter.Tag.OUTCOME;
import static dev.fairlead.telemetry.internal.meter.Tag.PORT;
import static dev.fairlead.telemetry.internal.meter.Tag.PROVIDER;
import static dev.fairlead.telemetry.internal.meter.Tag.REFRESHED;
import static dev.fairlead.telemetry.internal.meter.Tag.RESULT;
import static dev.fairlead.telemetry.internal.meter.Tag.SCHEME;
import static dev.fairlead.telemetry.internal.meter.Tag.STATE;
import static dev.fairlead.telemetry.internal.meter.Tag.STATUS;
import static dev.fairlead.telemetry.internal.meter.Tag.TEMPLATE;

import java.util.List;

/**
 * All meters: the one of OpenTelemetry's stable conventions for HTTP clients, and our own for what those lack. The table in
 * {@code docs/monitoring.md} is made of this; a test compares the two.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
public enum Meter {
    HTTP_REQUEST_DURATION(
            "http.client.request.duration",
            Kind.DURATION,
            "s",
            "How long attempts were on the wire, to the last byte",
            List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0),
            METHOD,
            ADDRESS,
            PORT,
            SCHEME,
            TEMPLATE,
            STATUS,
            ERROR),
    CALL_DURATION(
            "fairlead.client.call.duration",
            Kind.DURATION,
            "s",
            "How long calls took, with all attempts and waits",
            List.of(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0),
            PROVIDER,
            OPERATION,
            OUTCOME),
    CALL_ATTEMPTS(
            "fairlead.client.call.attempts",
            Kind.AMOUNT,
            "{attempt}",
            "How many attempts calls took",
            List.of(0.0, 1.0, 2.0, 3.0, 5.0, 8.0),
            PROVIDER,
            OPERATION),
    RETRIES("fairlead.client.retries", Kind.COUNT, "{retry}", "Attempts after a failed one", PROVIDER, OPERATION),
    HEDGES(
            "fairlead.client.hedges",
            Kind.COUNT,
            "{attempt}",
            "Attempts that were sent beside a slow one",
            PROVIDER,
            OPERATION),
    TOKEN_REFRESHES(
            "fairlead.client.token.refreshes",
            Kind.DURATION,
            "s",
            "How long it took to get tokens",
            List.of(0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0),
            PROVIDER,
            REFRESHED),
    RATE_LIMIT_HITS(
            "fairlead.client.rate_limit.hits",
            Kind.COUNT,
            "{attempt}",
            "Attempts that the provider refused because there were too many",
            PROVIDER,
            OPERATION),
    LIMIT_CHANGES(
            "fairlead.client.limit.changes",
            Kind.COUNT,
            "{change}",
            "How often the provider's answers lowered one of our limits for a while",
            PROVIDER,
            LIMIT,
            CHANGE),
    RATE_LIMIT_WAIT(
            "fairlead.client.rate_limit.wait",
            Kind.DURATION,
            "s",
            "How long attempts waited for our own rate limit; those that did not wait are not counted",
            List.of(0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0, 60.0),
            PROVIDER,
            OPERATION),
    CACHE_RESULTS(
            "fairlead.client.cache.results",
            Kind.COUNT,
            "{call}",
            "What the response cache did for calls",
            PROVIDER,
            OPERATION,
            RESULT),
    BREAKER_CHANGES(
            "fairlead.client.breaker.changes",
            Kind.COUNT,
            "{change}",
            "Changes of circuit breakers",
            PROVIDER,
            ADDRESS,
            STATE),
    BREAKER_STATE(
            "fairlead.client.breaker.state",
            Kind.GAUGE,
            "1",
            "The circuit breaker that is worst off: 0 closed, 1 half open, 2 open",
            PROVIDER),
    CALLS_RUNNING("fairlead.client.calls.running", Kind.GAUGE, "{call}", "Calls under way, waiting ones too", PROVIDER),
    PERMITS_AVAILABLE(
            "fairlead.client.rate_limit.permits",
            Kind.GAUGE,
            "{permit}",
            "Attempts that our rate limit would let through at once; -1 without a limit",
            PROVIDER),
    COOLING(
            "fairlead.client.rate_limit.cooling",
            Kind.GAUGE,
            "s",
            "For how long all callers pause because the provider asked for it",
            PROVIDER),
    BUDGET_LEFT(
            "fairlead.client.retry_budget.left",
            Kind.GAUGE,
            "1",
            "The part of the retry budget that is left, from 0 to 1; 1 without a budget",
            PROVIDER),
    INBOX_PENDING("fairlead.inbox.pending", Kind.GAUGE, "{event}", "Events that wait for their handler", INBOX),
    INBOX_DEAD("fairlead.inbox.dead", Kind.GAUGE, "{event}", "Dead letters", INBOX);

    /** How a meter counts. */
    public enum Kind {
        /** A histogram of seconds. */
        DURATION,
        /** A histogram of numbers. */
        AMOUNT,
        /** A number that only grows. */
        COUNT,
        /** A number that is read when somebody asks. */
        GAUGE
    }

    private final String id;
    private final Kind kind;
    private final String unit;
    private final String meaning;
    private final List<Double> buckets;
    private final List<Tag> tags;

    Meter(String id, Kind kind, String unit, String meaning, Tag... tags) {
        this(id, kind, unit, meaning, List.of(), tags);
    }

    Meter(String id, Kind kind, String unit, String meaning, List<Double> buckets, Tag... tags) {
        this.id = id;
        this.kind = kind;
        this.unit = unit;
        this.meaning = meaning;
        this.buckets = buckets;
        this.tags = List.of(tags);
    }

    /** Returns the name of the meter. */
    public String id() {
        return id;
    }

    /** Returns how it counts. */
    public Kind kind() {
        return kind;
    }

    /** Returns the unit as UCUM writes it; what stands in braces is no unit but says what is counted. */
    public String unit() {
        return unit;
    }

    /** Returns what is measured, for people. */
    public String meaning() {
        return meaning;
    }

    /** Returns the upper bounds of the histogram's buckets, in the meter's unit; empty where there is no histogram. */
    public List<Double> buckets() {
        return buckets;
    }

    /** Returns the tags in the order in which {@link MeterSink} is given their values. */
    public List<Tag> tags() {
        return tags;
    }
}
