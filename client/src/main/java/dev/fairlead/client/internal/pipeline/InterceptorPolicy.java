package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.interceptor.Interceptor;
import dev.fairlead.client.time.TimeSource;
import java.util.List;
import java.util.Optional;

/** Lets the user's interceptors see and change each attempt. Stands outside of auth, so that they never see credentials. */
public final class InterceptorPolicy extends Policy {

    private final List<Interceptor> interceptors;
    private final TimeSource time;

    /**
     * Creates the policy.
     *
     * @param interceptors outermost first
     */
    public InterceptorPolicy(List<Interceptor> interceptors, TimeSource time) {
        this.interceptors = List.copyOf(interceptors);
        this.time = time;
    }

    @Override
    public Stage stage() {
        return Stage.INTERCEPTORS;
    }

    @Override
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        return from(0, call, request).outcome();
    }

    private Given from(int place, Call call, HttpRequest request) throws InterruptedException {
        if (place == interceptors.size()) {
            call.readClock(time);
            return new Given(next().send(call, request));
        }
        Interceptor interceptor = interceptors.get(place);
        Interceptor.Result result = interceptor.intercept(
                new Seen(call, call.attempt(), request), changed -> from(place + 1, call, changed));
        if (result instanceof Given given) {
            return given;
        }
        throw new IllegalStateException("the interceptor "
                + interceptor.getClass().getName() + " returned something else than the result of next.proceed(…)");
    }

    private record Seen(Call call, int number, HttpRequest request) implements Interceptor.Attempt {

        @Override
        public String callId() {
            return call.id();
        }

        @Override
        public String operationId() {
            return call.operationId();
        }

        @Override
        public String pathTemplate() {
            return call.pathTemplate();
        }

        @Override
        public String tenant() {
            return call.tenant();
        }
    }

    private record Given(Outcome outcome) implements Interceptor.Result {

        @Override
        public OutcomeKind kind() {
            return outcome.kind();
        }

        @Override
        public Delivery delivery() {
            return outcome.delivery();
        }

        @Override
        public Optional<HttpResponse> response() {
            return outcome instanceof Outcome.Answered answered ? Optional.of(answered.response()) : Optional.empty();
        }

        @Override
        public Optional<Exception> cause() {
            return outcome instanceof Outcome.Broken broken ? Optional.of(broken.cause()) : Optional.empty();
        }
    }
}
