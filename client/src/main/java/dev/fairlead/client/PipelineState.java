package dev.fairlead.client;

import dev.fairlead.client.event.BreakerState;
import java.time.Duration;

/**
 * How a client's policies stand at one moment.
 *
 * @param breaker the state of the circuit breaker; where there are several hosts, that of the worst
 * @param failureRate the share of failed attempts that the breaker counts now, from 0 to 1; 1 while it is not closed
 * @param permitsAvailable how many attempts the rate limit would let through at once; -1 where there is no limit
 * @param coolingFor for how long all callers pause, because the provider asked for fewer requests; zero if they do not
 * @param placesTaken how many attempts hold a place of the concurrency limit now; -1 where there is no such limit
 * @param callsRunning calls under way, waiting ones included
 * @param retryBudgetLeft how many retries all calls together may still make
 * @param retryBudgetCapacity how many there could be had none been made; 0 where retries are not bounded in sum
 */
public record PipelineState(
        BreakerState breaker,
        double failureRate,
        long permitsAvailable,
        Duration coolingFor,
        int placesTaken,
        int callsRunning,
        int retryBudgetLeft,
        int retryBudgetCapacity) {}
