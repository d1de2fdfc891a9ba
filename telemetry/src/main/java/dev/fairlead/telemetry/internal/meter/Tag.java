package dev.fairlead.telemetry.internal.meter;

/** The tags of our meters. OpenTelemetry's names where it has one (semantic conventions for HTTP). */
public enum Tag {
    METHOD("http.request.method", "the HTTP method"),
    ADDRESS("server.address", "the host"),
    PORT("server.port", "its port"),
    SCHEME("url.scheme", "`https` or `http`"),
    TEMPLATE("url.template", "the path with its variables in braces"),
    STATUS("http.response.status_code", "the status of the answer; none without one"),
    ERROR("error.type", "the status from 400 on, else what broke the exchange; none after success"),
    PROVIDER("fairlead.provider", "the name that the listener was given"),
    OPERATION("fairlead.operation", "the id of the operation"),
    OUTCOME("fairlead.outcome", "what it came to: an `OutcomeKind` in lower case"),
    STATE("fairlead.breaker.state", "the state that was entered: `closed`, `open`, `half_open`"),
    RESULT("fairlead.cache.result", "a `CacheResult` in lower case: `hit`, `miss`, `revalidated`, …"),
    LIMIT("fairlead.limit", "the id of the limit, from the profile or the client's options"),
    CHANGE(
            "fairlead.limit.change",
            "what the provider's answer did to it: `cooling`, `used_up`, `concurrency_lowered`"),
    REFRESHED("fairlead.token.ok", "`true` if there was a token"),
    INBOX("fairlead.inbox", "the name that the inbox was given");

    private final String key;
    private final String meaning;

    Tag(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    /** Returns the name of the tag. */
    public String key() {
        return key;
    }

    /** Returns what it tells, for people. */
    public String meaning() {
        return meaning;
    }
}
