package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.internal.answer.WaitHints;
import dev.fairlead.client.internal.pipeline.Durations;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Retries;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a token endpoint: each attempt and all of them have their time, what may pass is tried again after a wait as with calls, and a
 * small budget of its own bounds that. Follows no redirect: a credential goes to the declared address only. Thread-safe.
 */
final class TokenEndpoint {

    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int BUDGET = 20;
    private static final int RETRY_PRICE = 2;
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

    private final AuthRuntime runtime;
    private final TimeSource time;
    private final Retries retries;
    private final WaitHints hints;
    private final ClockOffset clock;
    private final @Nullable String hostField;
    private final boolean signs;
    private final AtomicInteger budget = new AtomicInteger(BUDGET);

    /**
     * Creates the way to an endpoint.
     *
     * @param signs whether requests carry a signed assertion, which a wrong clock spoils
     */
    TokenEndpoint(AuthRuntime runtime, ClockOffset clock, @Nullable String hostField, boolean signs) {
        this.runtime = runtime;
        this.time = runtime.time();
        this.retries = runtime.settings().profile().retries();
        this.hints = new WaitHints(retries.waitHints());
        this.clock = clock;
        this.hostField = hostField;
        this.signs = signs;
    }

    /** Returns how long asking may take at most. */
    Duration patience() {
        Duration call = runtime.settings().callTimeout();
        return call.compareTo(LONGEST) < 0 ? call : LONGEST;
    }

    /**
     * Returns the answer to a request for a token. Blocks.
     *
     * @param request makes the request for the provider's time: assertions are signed anew each time
     * @throws CredentialException if the endpoint refuses, or does not answer
     */
    TokenAnswer ask(Function<Instant, HttpRequest> request) throws InterruptedException {
        long end = time.nanoTime() + patience().toNanos();
        boolean clockCorrected = false;
        for (int attempt = 1; ; attempt++) {
            TransportResult result = send(request.apply(clock.now()), end);
            Trouble trouble;
            switch (result) {
                case TransportResult.Answered answered -> {
                    HttpResponse response = answered.response();
                    TokenAnswer.Refusal refusal =
                            TokenAnswer.refusal(response, runtime.secrets()).orElse(null);
                    if (response.isSuccess() && refusal == null) {
                        TokenAnswer answer = TokenAnswer.read(response, hostField);
                        budget.updateAndGet(left -> Math.min(BUDGET, left + 1));
                        return answer;
                    }
                    if (signs && !clockCorrected && response.status() < 500 && clock.learnFrom(response)) {
                        clockCorrected = true;
                        continue;
                    }
                    trouble = trouble(request, response, refusal);
                }
                case TransportResult.Broken broken ->
                    trouble = new Trouble(
                            broken.repeatable(),
                            null,
                            CredentialException.passing(
                                    "the token endpoint could not be reached: "
                                            + broken.cause().getClass().getSimpleName(),
                                    runtime.secrets().redact(broken.cause())));
                case TransportResult.TimedOut ignored ->
                    trouble = new Trouble(
                            true, null, CredentialException.passing("the token endpoint did not answer in time", null));
            }
            waitOrThrow(trouble, attempt, end);
        }
    }

    /**
     * @param asked how long the endpoint asks to wait; null if it does not
     */
    private record Trouble(boolean mayPass, @Nullable Duration asked, CredentialException exception) {}

    private TransportResult send(HttpRequest request, long end) throws InterruptedException {
        Duration left = Duration.ofNanos(Math.max(1, end - time.nanoTime()));
        Duration usual = runtime.settings().attemptTimeout();
        Duration attempt = usual.compareTo(LONGEST_ATTEMPT) < 0 ? usual : LONGEST_ATTEMPT;
        if (time.nanoTime() >= end) {
            return new TransportResult.TimedOut(Delivery.NOT_SENT);
        }
        return runtime.transport().send(request, attempt.compareTo(left) < 0 ? attempt : left);
    }

    private Trouble trouble(
            Function<Instant, HttpRequest> request, HttpResponse response, TokenAnswer.@Nullable Refusal refusal) {
        int status = response.status();
        boolean mayPass = TRANSIENT.contains(status) || (refusal != null && refusal.mayPass());
        Duration asked = hints.read(response.headers(), () -> null, time.now()).orElse(null);
        String says = "the token endpoint answered " + status
                + (refusal == null ? " without an error of OAuth 2.0" : ": " + refusal);
        CredentialException exception;
        if (mayPass) {
            exception = CredentialException.passing(says, null);
        } else if (refusal != null) {
            exception = CredentialException.refused(refusal.code(), says + advice(refusal.code()));
        } else {
            exception = CredentialException.lasting(
                    says + redirect(response, request.apply(clock.now()).uri()));
        }
        return new Trouble(mayPass, asked, exception);
    }

    private static String redirect(HttpResponse response, URI address) {
        return response.status() / 100 == 3
                ? "; it sends elsewhere than " + address.getHost()
                        + ", where no credential goes: look whether the address of the token endpoint is right"
                : "";
    }

    private static String advice(String code) {
        return switch (code) {
            case "invalid_client" -> "; check client id and secret, and that they are for this environment";
            case "invalid_grant" -> "; the login has ended or was revoked: have the account connected again";
            case "unauthorized_client" -> "; this application may not use this grant: look at its registration";
            case "invalid_scope" -> "; the application may not ask for these scopes: look at its registration";
            case "unsupported_grant_type" -> "; the profile's grant is not one of this endpoint";
            default -> "";
        };
    }

    /** The same rules as for calls: full jitter, never sooner than asked, and only where it fits the time. */
    private void waitOrThrow(Trouble trouble, int attempt, long end) throws InterruptedException {
        if (!trouble.mayPass || attempt >= runtime.settings().maxAttempts()) {
            throw trouble.exception;
        }
        double bound = Math.min((double) retries.transientBase().toNanos() * (1L << Math.min(attempt - 1, 20)), (double)
                retries.cap().toNanos());
        Duration delay = Duration.ofNanos(Math.max(1_000_000, runtime.random().nextLong((long) bound + 1)));
        Duration wait = trouble.asked != null && trouble.asked.compareTo(delay) > 0 ? trouble.asked : delay;
        if (wait.toNanos() >= end - time.nanoTime()) {
            throw CredentialException.passing(
                    trouble.exception.getMessage()
                            + (trouble.asked == null ? "" : "; it asks to wait " + Durations.text(trouble.asked)),
                    trouble.exception.getCause());
        }
        if (budget.getAndUpdate(left -> left >= RETRY_PRICE ? left - RETRY_PRICE : left) < RETRY_PRICE) {
            throw trouble.exception;
        }
        time.sleep(wait);
    }
}
