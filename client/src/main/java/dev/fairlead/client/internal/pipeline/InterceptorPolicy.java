package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;

/** Lets the user's interceptors see and change each attempt. Stands outside of auth, so that they never see credentials. */
public final class InterceptorPolicy implements Policy {

    private final List<Interceptor> interceptors;

    /**
     * Creates the policy.
     *
     * @param interceptors outermost first
     */
    public InterceptorPolicy(List<Interceptor> interceptors) {
        this.interceptors = List.copyOf(interceptors);
    }

    @Override
    public Stage stage() {
        return Stage.INTERCEPTORS;
    }

    @Override
    public Outcome apply(Exchange exchange, Next next) throws InterruptedException {
        return from(0, exchange, next).outcome();
    }

    private Given from(int place, Exchange exchange, Next next) throws InterruptedException {
        if (place == interceptors.size()) {
            return new Given(next.proceed(exchange));
        }
        Interceptor interceptor = interceptors.get(place);
        Interceptor.Result result =
                interceptor.intercept(new Seen(exchange), request -> from(place + 1, exchange.with(request), next));
        if (result instanceof Given given) {
            return given;
        }
        throw new IllegalStateException("the interceptor "
                + interceptor.getClass().getName() + " returned something else than the result of next.proceed(…)");
    }

    private record Seen(Exchange exchange) implements Interceptor.Attempt {

        @Override
        public String callId() {
            return exchange.call().id();
        }

        @Override
        public String operationId() {
            return exchange.call().operationId();
        }

        @Override
        public String pathTemplate() {
            return exchange.call().pathTemplate();
        }

        @Override
        public String tenant() {
            return exchange.call().tenant();
        }

        @Override
        public int number() {
            return exchange.attempt();
        }

        @Override
        public HttpRequest request() {
            return exchange.request();
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
