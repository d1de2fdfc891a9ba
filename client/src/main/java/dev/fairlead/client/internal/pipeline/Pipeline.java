package dev.fairlead.client.internal.pipeline;

import java.util.List;
import java.util.stream.Collectors;

/** The policies in their order, and the transport at their end. Immutable and thread-safe. */
public final class Pipeline {

    private final List<Policy> policies;
    private final Policy.Next first;

    /**
     * Chains policies.
     *
     * @param policies outermost first
     * @throws IllegalArgumentException if two are for one stage, or they stand in another order than the stages
     */
    public Pipeline(List<Policy> policies, Policy.Next transport) {
        this.policies = List.copyOf(policies);
        requireOrder(this.policies);
        Policy.Next next = transport;
        for (Policy policy : this.policies.reversed()) {
            next = link(policy, next);
        }
        this.first = next;
    }

    private static Policy.Next link(Policy policy, Policy.Next next) {
        return exchange -> policy.apply(exchange, next);
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
     * Sends an exchange through all policies. Blocks.
     *
     * @throws InterruptedException if the thread was interrupted; nothing more is sent
     */
    public Outcome run(Exchange exchange) throws InterruptedException {
        return first.proceed(exchange);
    }

    /** Prints the order, outermost first. */
    @Override
    public String toString() {
        return policies.stream().map(policy -> policy.stage().title()).collect(Collectors.joining(" > ", "", " > "))
                + Stage.TRANSPORT.title();
    }
}
