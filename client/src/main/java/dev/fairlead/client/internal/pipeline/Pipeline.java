package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.HttpRequest;
import java.util.List;
import java.util.stream.Collectors;

/** The policies in their order, and the transport at their end. Immutable and thread-safe. */
public final class Pipeline {

    private final List<Policy> policies;
    private final Link first;

    /**
     * Chains policies.
     *
     * @param policies outermost first
     * @throws IllegalArgumentException if two are for one stage, or they stand in another order than the stages
     * @throws IllegalStateException if one of them stands in a pipeline already
     */
    public Pipeline(List<Policy> policies, Link transport) {
        this.policies = List.copyOf(policies);
        requireOrder(this.policies);
        Link next = transport;
        for (Policy policy : this.policies.reversed()) {
            policy.standBefore(next);
            next = policy;
        }
        this.first = next;
    }

    private static void requireOrder(List<Policy> policies) {
        for (int i = 1; i < policies.size(); i++) {
            Stage outer = policies.get(i - 1).stage();
            Stage inner = policies.get(i).stage();
            if (outer.compareTo(inner) >= 0) {
                throw new IllegalArgumentException(
                        "the policy " + inner.title() + " cannot stand inside of " + outer.title());
            }
        }
    }

    /**
     * Sends a request through all policies. Blocks.
     *
     * @throws InterruptedException if the thread was interrupted; nothing more is sent
     */
    public Outcome run(Call call, HttpRequest request) throws InterruptedException {
        return first.send(call, request);
    }

    /** Prints the order, outermost first. */
    @Override
    public String toString() {
        return policies.stream().map(policy -> policy.stage().title()).collect(Collectors.joining(" > ", "", " > "))
                + Stage.TRANSPORT.title();
    }
}
