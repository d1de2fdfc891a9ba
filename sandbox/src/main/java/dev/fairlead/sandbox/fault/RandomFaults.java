package dev.fairlead.sandbox.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Chooses by a random stream of its own for each request, so that no order of arrival changes another's fate. */
final class RandomFaults implements FaultPlan {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final FaultSettings settings;

    RandomFaults(FaultSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Fault> faultFor(ProviderRequest request, long sequence) {
        if (settings.rate() == 0 || settings.kinds().isEmpty()) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(settings.seed() ^ (sequence + 1) * GOLDEN);
        if (random.nextDouble() >= settings.rate()) {
            return Optional.empty();
        }
        FaultKind kind = settings.kinds().get(random.nextInt(settings.kinds().size()));
        return Optional.of(fault(kind, random));
    }

    private Fault fault(FaultKind kind, SplittableRandom random) {
        return switch (kind) {
            case RATE_LIMITED -> new Fault.Status(429);
            case SERVER_ERROR -> new Fault.Status(500);
            case UNAVAILABLE -> new Fault.Status(503);
            case CONNECTION_RESET -> new Fault.ResetConnection();
            case RESPONSE_CUT -> new Fault.CutResponse();
            case SLOW -> new Fault.Delay(delay(random));
            case STALL -> new Fault.Stall();
            case ERROR_ANSWER -> Fault.answer(400);
        };
    }

    private Duration delay(SplittableRandom random) {
        long most = settings.slowestDelay().toNanos();
        return Duration.ofNanos(random.nextLong(most / 10, most + 1));
    }
}
