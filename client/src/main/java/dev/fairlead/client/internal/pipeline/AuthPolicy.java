package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Authentication.Refusals;

/**
 * Puts credentials onto each attempt. Where the provider refuses them in a way that the profile declares, and others can be had,
 * the attempt is sent once more with those; once in a call, so that a refusal that stays ends the call.
 */
public final class AuthPolicy implements Policy {

    private static final String REFUSED_AGAIN =
            "new credentials were refused too, so it is not their age: look whether the"
                    + " account still exists, and whether it may do this";

    private final Authenticator authenticator;
    private final Refusals refusals;
    private final TimeSource time;

    /**
     * Creates the policy.
     *
     * @param refusals the answers that say that credentials no longer hold
     */
    public AuthPolicy(Authenticator authenticator, Refusals refusals, TimeSource time) {
        this.authenticator = authenticator;
        this.refusals = refusals;
        this.time = time;
    }

    @Override
    public Stage stage() {
        return Stage.AUTH;
    }

    @Override
    public Outcome apply(Exchange exchange, Next next) throws InterruptedException {
        if (exchange.call().settings().anonymous()) {
            return next.proceed(exchange);
        }
        HttpRequest request;
        try {
            request = authenticated(exchange);
        } catch (CredentialException none) {
            return unauthenticated(exchange, none);
        }
        Outcome outcome = next.proceed(exchange.with(request));
        if (!isRefusal(outcome)) {
            return outcome;
        }
        return renew(exchange, request, (Outcome.Answered) outcome, next);
    }

    private HttpRequest authenticated(Exchange exchange) throws InterruptedException {
        return authenticator.authenticate(
                exchange.request(),
                exchange.call().tenant(),
                exchange.deadline().left(time));
    }

    private Outcome renew(Exchange exchange, HttpRequest sent, Outcome.Answered refusal, Next next)
            throws InterruptedException {
        Progress progress = exchange.call().progress();
        RequestBody body = exchange.request().body();
        if (progress.renewed()) {
            progress.remark(REFUSED_AGAIN);
            return refusal;
        }
        if (body != null && !body.isReplayable()) {
            return refusal;
        }
        HttpRequest request;
        try {
            if (!authenticator.invalidate(exchange.call().tenant(), sent, refusal.response())) {
                return refusal;
            }
            request = authenticated(exchange);
        } catch (CredentialException none) {
            progress.keep(refusal);
            return unauthenticated(exchange, none);
        }
        progress.renew();
        progress.keep(refusal);
        Outcome outcome = next.proceed(exchange.with(request));
        if (isRefusal(outcome)) {
            authenticator.refusedAgain(exchange.call().tenant(), request);
            progress.remark(REFUSED_AGAIN);
        }
        return outcome;
    }

    private boolean isRefusal(Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered answered) || answered.kind() == OutcomeKind.SUCCESS) {
            return false;
        }
        String code = answered.error().code();
        return refusals.statuses().contains(answered.response().status())
                || (code != null && refusals.codes().contains(code));
    }

    private Outcome unauthenticated(Exchange exchange, CredentialException none) {
        return exchange.deadline().leftNanos(time) <= 0
                ? new Outcome.Expired(exchange.deadline().limit())
                : new Outcome.Unauthenticated(String.valueOf(none.getMessage()), none.mayPass(), none);
    }
}
