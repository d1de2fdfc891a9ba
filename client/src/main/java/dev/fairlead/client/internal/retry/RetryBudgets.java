package dev.fairlead.client.internal.retry;

import dev.fairlead.client.internal.pipeline.PerTenant;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.client.time.TimeSource;

/** A retry budget for each tenant: the trouble of one does not take the retries of another. Thread-safe. */
public final class RetryBudgets {

    private final RetryBudget own;
    private final PerTenant<RetryBudget> others;

    /** Creates budgets of one kind. */
    public RetryBudgets(RetryBudgetOptions options, TimeSource time) {
        this.own = new RetryBudget(options, time);
        this.others = new PerTenant<>(tenant -> new RetryBudget(options, time));
    }

    /** Returns the budget of a tenant; empty is the client's own. */
    public RetryBudget of(String tenant) {
        return tenant.isEmpty() ? own : others.of(tenant);
    }
}
