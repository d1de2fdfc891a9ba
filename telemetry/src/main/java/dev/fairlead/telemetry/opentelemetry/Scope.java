package dev.fairlead.telemetry.opentelemetry;

/** The instrumentation scope of all that we report. */
final class Scope {

    static final String NAME = "dev.fairlead.telemetry";

    private Scope() {}
}
