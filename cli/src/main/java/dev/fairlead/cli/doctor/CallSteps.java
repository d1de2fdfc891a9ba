package dev.fairlead.cli.doctor;

import dev.fairlead.cli.text.Plain;
import dev.fairlead.client.ApiClient;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.Reply;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.error.ResponseException;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.model.Params;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One call through the client itself, as the application would make it, and what its answer says. */
final class CallSteps {

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration NOTED_SKEW = Duration.ofSeconds(30);
    private static final Duration REFUSED_SKEW = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Settings settings;
    private final Operation<byte[]> probe;
    private final List<Finding> findings = new ArrayList<>();

    CallSteps(Settings settings, Operation<byte[]> probe) {
        this.settings = settings;
        this.probe = probe;
    }

    List<Finding> run() {
        Instant start = Instant.now();
        try (ApiClient client =
                ApiClient.builder(settings.profile()).settings(settings).build()) {
            Reply<byte[]> reply = client.reply(
                    probe,
                    Params.none(),
                    Map.of(),
                    CallOptions.deadline(PATIENCE).withMaxAttempts(1));
            clock(start, reply.headers());
            findings.add(Finding.ok(
                    "credentials",
                    "accepted: " + probe.method() + " " + probe.pathTemplate() + " was answered " + reply.status()));
            left(reply.headers());
            speed(start);
        } catch (ResponseException answer) {
            clock(start, answer.headers());
            findings.add(judged(answer));
            left(answer.headers());
            speed(start);
        } catch (ApiException failure) {
            findings.add(Finding.problem(
                    "call", Plain.line(String.valueOf(failure.getMessage()), 300), "see docs/troubleshooting.md"));
        }
        return findings;
    }

    private Finding judged(ResponseException answer) {
        String said = Plain.line(String.valueOf(answer.getMessage()), 240);
        return switch (answer.status()) {
            case 401 ->
                Finding.problem(
                        "credentials",
                        said,
                        "the provider does not know these credentials: were they revoked or rolled, or are they from"
                                + " another account or sandbox?");
            case 403 ->
                Finding.problem(
                        "permissions",
                        said,
                        "the credentials are known and may not do this: give them the right or scope for " + probe.id()
                                + ", or try another operation with --operation");
            case 407 -> Finding.problem("proxy", said, "the proxy wants credentials: set user and password for it");
            case 429 ->
                Finding.problem(
                        "limits",
                        said
                                + answer.retryAfter()
                                        .map(wait -> "; wait " + wait.toSeconds() + " s")
                                        .orElse(""),
                        "something uses up the account's rate: call less often, give each process its part with"
                                + " rate limits, or ask the provider for more");
            case 404 ->
                Finding.note(
                        "call",
                        said,
                        "nothing is at " + probe.pathTemplate()
                                + ": check the base URL, or name an operation with --operation");
            default ->
                answer.status() >= 500
                        ? Finding.problem(
                                "call", said, "the trouble is on the provider's side: look at its status page")
                        : Finding.note("call", said, "the provider answers; name another operation with --operation");
        };
    }

    private void clock(Instant start, Headers headers) {
        Instant theirs;
        try {
            theirs = ZonedDateTime.parse(headers.first("Date").orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException absent) {
            findings.add(Finding.skipped("clock", "the answer names no date to compare with"));
            return;
        }
        Instant now = Instant.now();
        Instant middle = start.plus(Duration.between(start, now).dividedBy(2));
        Duration skew = Duration.between(theirs, middle);
        String text = "this machine's clock is " + skew.abs().toSeconds() + " s "
                + (skew.isNegative() ? "behind" : "ahead of") + " the server's";
        if (skew.abs().compareTo(NOTED_SKEW) < 0) {
            findings.add(Finding.ok("clock", "agrees with the server's"));
        } else if (skew.abs().compareTo(REFUSED_SKEW) < 0) {
            findings.add(Finding.note("clock", text, "set it (NTP) before signatures and tokens fail"));
        } else {
            findings.add(Finding.problem(
                    "clock", text, "set it (NTP): signatures, tokens and webhooks are refused with such a clock"));
        }
    }

    private void left(Headers headers) {
        Set<String> names = new LinkedHashSet<>();
        settings.profile().rateLimits().signals().forEach(signal -> names.add(signal.remaining()));
        names.addAll(List.of("RateLimit", "RateLimit-Remaining", "X-RateLimit-Remaining"));
        for (String name : names) {
            headers.first(name)
                    .ifPresent(value -> findings.add(
                            value.strip().equals("0")
                                    ? Finding.note(
                                            "limits",
                                            name + ": 0",
                                            "nothing is left of this window: the next call waits")
                                    : Finding.ok("limits", name + ": " + Plain.line(value, 60))));
        }
    }

    private void speed(Instant start) {
        Duration took = Duration.between(start, Instant.now());
        String text = "the answer took " + took.toMillis() + " ms";
        findings.add(
                took.compareTo(SLOW) > 0
                        ? Finding.note(
                                "speed", text, "slow: if it stays so, look at the network and give calls more time")
                        : Finding.ok("speed", text));
    }
}
