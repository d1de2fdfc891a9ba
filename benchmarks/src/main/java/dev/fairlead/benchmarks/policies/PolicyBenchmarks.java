package dev.fairlead.benchmarks.policies;

import dev.fairlead.client.PipelineUnderTest;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One call that succeeds, through a whole stack of policies, shared by all threads. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class PolicyBenchmarks {

    private final Supplier<Boolean> bare = PolicyBenchmarks::work;
    private final PipelineUnderTest fairlead = new PipelineUnderTest();
    private final ResilienceStack resilience = new ResilienceStack(bare);
    private final FailsafeStack failsafe = new FailsafeStack();

    private static Boolean work() {
        return Boolean.TRUE;
    }

    /** The work itself. */
    @Benchmark
    public boolean nothing() {
        return bare.get();
    }

    /** All of Fairlead's policies: reports, deadline, retry, breaker, rate and concurrency limit, credentials, timeout. */
    @Benchmark
    public int fairlead() {
        return fairlead.call();
    }

    /** Resilience4j: retry, breaker, rate limiter and bulkhead. */
    @Benchmark
    public boolean resilience4j() {
        return resilience.call();
    }

    /** Failsafe: retry, breaker, rate limiter and bulkhead. */
    @Benchmark
    public boolean failsafe() {
        return failsafe.call(bare);
    }
}
