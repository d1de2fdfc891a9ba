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
public final class AuthPolicy extends Policy {

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
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        if (call.settings().anonymous()) {
            return next().send(call, request);
        }
        HttpRequest authenticated;
        try {
            authenticated = authenticated(call, request);
        } catch (CredentialException none) {
            return unauthenticated(call, none);
        }
        Outcome outcome = next().send(call, authenticated);
        return isRefusal(outcome) ? renewed(call, request, authenticated, (Outcome.Answered) outcome) : outcome;
    }

    private HttpRequest authenticated(Call call, HttpRequest request) throws InterruptedException {
        long left = call.deadlineNanos() - call.clockNanos();
        return authenticator.authenticate(request, call.tenant(), Math.max(0, left));
    }

    private Outcome renewed(Call call, HttpRequest request, HttpRequest refused, Outcome.Answered refusal)
            throws InterruptedException {
        Setbacks setbacks = call.setbacks();
        RequestBody body = request.body();
        if (setbacks.renewed()) {
            setbacks.remark(REFUSED_AGAIN);
            return refusal;
        }
        if (body != null && !body.isReplayable()) {
            return refusal;
        }
        HttpRequest anew;
        try {
            if (!authenticator.invalidate(call.tenant(), refused, refusal.response())) {
                return refusal;
            }
            anew = authenticated(call, request);
        } catch (CredentialException none) {
            setbacks.keep(refusal);
            return unauthenticated(call, none);
        }
        setbacks.renew();
        setbacks.keep(refusal);
        Outcome outcome = next().send(call, anew);
        if (isRefusal(outcome)) {
            authenticator.refusedAgain(call.tenant(), anew);
            setbacks.remark(REFUSED_AGAIN);
        }
        return outcome;
    }

    private boolean isRefusal(Outcome outcome) {
        if (outcome.kind() == OutcomeKind.SUCCESS || !(outcome instanceof Outcome.Answered answered)) {
            return false;
        }
        String code = answered.error().code();
        return refusals.statuses().contains(answered.response().status())
                || (code != null && refusals.codes().contains(code));
    }

    private Outcome unauthenticated(Call call, CredentialException none) {
        return call.leftNanos(time) <= 0
                ? new Outcome.Expired(call.limit())
                : new Outcome.Unauthenticated(String.valueOf(none.getMessage()), none.mayPass(), none);
    }
}
