package dev.fairlead.redis.internal;

import dev.fairlead.client.limit.LimitWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * What one process knows about one limit that it shares: the tokens that it holds, until when it may, and what it needs. Decides and
 * does no I/O. Instants are readings of the process's own clock; nobody else's clock matters, because only durations come in and
 * each is counted from the moment that is safe (a lease from when it was asked for, a token's rest from when the answer came).
 * Not thread-safe.
 *
 * <p>Without an answer for the length of a lease the process is <em>cut off</em>: it drops what is more than an equal part of the
 * limit for each member that was known. A lease later the leases of all others are over too, and a cycle later all tokens have rested:
 * then it grows to that part.
 */
public final class Ledger {

    private static final long CLOSEST = 25_000_000L;
    private static final long SOONEST_AGAIN = 50_000_000L;
    private static final long FIRST_BACKOFF = 50_000_000L;
    private static final int LARGEST_BACKOFF_SHIFT = 6;
    private static final long ROUND_TRIP = 5_000_000L;
    private static final long QUIET = 10_000_000_000L;
    private static final long GONE = 30_000_000_000L;
    private static final long LONGEST_RECOVERY = 66_000_000_000L;
    private static final long LARGEST_AHEAD = 2_000_000_000L;
    private static final double MEMORY_NANOS = 2e9;
    private static final int SLACK = 16;
    private static final int LARGE_EXCESS = 8;
    private static final int LOW_WATER = 4;
    private static final int PREFETCH = 10;
    private static final int CONTACTS_PER_CYCLE = 3;

    private enum Phase {
        NEW,
        LEASED,
        CUT_OFF
    }

    /** One window: its tokens, and what the last answer said about them. */
    private static final class Part {
        final Share share;
        long target;
        boolean scarce;
        double weight;
        long wanted;
        boolean shortOf;
        long nextFreeAt;
        long growsAt = Long.MAX_VALUE;
        long spentUntil = Long.MIN_VALUE;

        Part(LimitWindow window) {
            this.share = new Share(window);
            this.target = window.permits();
        }
    }

    private final String member;
    private final int offset;
    private final Lease lease;
    private final List<Part> parts;
    private final Demand demand = new Demand();
    private final Quota quota = new Quota();
    private final long origin;
    private Phase phase = Phase.NEW;
    private long members;
    private long sequence;
    private boolean underWay;
    private long leaseEnds;
    private long contactAt;
    private int failures;
    private long firstTriedAt;
    private long triedAt;
    private boolean urgent;
    private long coolUntil;

    /**
     * Creates a ledger without tokens.
     *
     * @param member names it in the book; never used before
     * @param offset from 0 to 999,999, different for different members
     * @param now the reading of the clock
     */
    public Ledger(String member, int offset, List<LimitWindow> windows, Lease lease, long now) {
        this.member = member;
        this.offset = offset;
        this.lease = lease;
        this.parts = windows.stream().map(Part::new).toList();
        this.members = lease.assumed();
        this.origin = now;
        this.contactAt = -CLOSEST;
    }

    /** Returns how long until so many could be taken one after another; 0 exactly where {@link #take} gives. */
    public long waitNanos(long clock, long permits) {
        long now = at(clock);
        long wait = wait(now, permits);
        if (wait > 0) {
            demand.waits(now, permits);
        }
        return wait;
    }

    /** Takes permits, or nothing where there is a wait. */
    public boolean take(long clock, long permits) {
        long now = at(clock);
        if (wait(now, permits) > 0) {
            demand.waits(now, permits);
            return false;
        }
        charge(clock, permits);
        return true;
    }

    /** Takes permits whether there are any or not. */
    public void charge(long clock, long permits) {
        long now = at(clock);
        for (Part part : parts) {
            part.share.take(now, permits);
            part.spentUntil = Math.max(part.spentUntil, now + part.share.cycle());
        }
        quota.took(permits);
        demand.took(now, permits);
    }

    /** Gives back what was taken and not used. */
    public void giveBack(long takenAt, long permits) {
        for (Part part : parts) {
            part.share.giveBack(takenAt - origin, permits);
        }
        quota.giveBack(permits);
    }

    /** Lets nobody take before an instant, here and, once the book knows, anywhere. */
    public void coolUntil(long clock) {
        urgent |= cool(clock - origin);
    }

    private boolean cool(long instant) {
        if (instant <= coolUntil) {
            return false;
        }
        coolUntil = instant;
        for (Part part : parts) {
            part.share.emptyUntil(instant);
        }
        return true;
    }

    /** Returns for how long nobody takes. */
    public long coolingNanos(long clock) {
        return Math.max(0, coolUntil - at(clock));
    }

    /** Hears the provider's own count. */
    public void sync(long clock, long remaining, long resetIn) {
        long now = at(clock);
        boolean before = quotaSpent(now);
        quota.hear(now, remaining, resetIn);
        urgent |= !before && quotaSpent(now);
    }

    private boolean quotaSpent(long now) {
        return quota.holds(now) && quota.mine(part()) <= 0;
    }

    /** Returns how many could be taken now. */
    public long available(long clock) {
        long now = at(clock);
        if (coolUntil > now) {
            return 0;
        }
        long available = quota.holds(now) ? quota.mine(part()) : Long.MAX_VALUE;
        for (Part part : parts) {
            available = Math.min(available, part.share.free(now));
        }
        return Math.max(0, available);
    }

    private long wait(long now, long permits) {
        long wait = Math.max(0, coolUntil - now);
        if (phase == Phase.CUT_OFF && now - triedAt > lease.lease().toNanos()) {
            wait = Math.max(wait, Math.max(0, contactIn(now)) + ROUND_TRIP); // after a pause the server may be back
        }
        for (Part part : parts) {
            wait = Math.max(wait, wait(part, now, permits));
        }
        return quota.holds(now) && quota.mine(part()) < permits ? Math.max(wait, quota.endsInNanos(now)) : wait;
    }

    private long wait(Part part, long now, long permits) {
        long tokens = part.share.tokenWaitNanos(now, permits);
        if (tokens == 0) {
            return Math.max(0, part.share.waitNanos(now, permits));
        }
        boolean mayGrow = phase != Phase.CUT_OFF
                && part.share.held() < part.share.window().permits();
        if (mayGrow && !part.shortOf) {
            long asked = Math.max(0, contactIn(now)) + ROUND_TRIP;
            return tokens < 0 ? asked : Math.min(tokens, asked);
        }
        if (tokens > 0) {
            return tokens;
        }
        long comes = phase == Phase.CUT_OFF ? part.growsAt : Math.max(part.nextFreeAt, now + contactIn(now));
        return Math.max(comes - now, 0) + ROUND_TRIP;
    }

    /** Returns how long until the next statement is due; 0 or less for now. */
    public long contactInNanos(long clock) {
        return contactIn(at(clock));
    }

    private long contactIn(long now) {
        return contactAt + pause(now) - now;
    }

    private long pause(long now) {
        if (failures > 0) {
            long backoff = FIRST_BACKOFF << Math.min(failures - 1, LARGEST_BACKOFF_SHIFT);
            return Math.min(backoff, lease.heartbeat().toNanos());
        }
        if (phase == Phase.NEW || urgent) {
            return CLOSEST;
        }
        long pause = lease.heartbeat().toNanos();
        for (Part part : parts) {
            pause = Math.min(pause, pause(part, now));
        }
        return pause;
    }

    private long pause(Part part, long now) {
        long held = part.share.held();
        long want = want(part, now);
        long again = Math.clamp(
                part.share.cycle() / CONTACTS_PER_CYCLE,
                SOONEST_AGAIN,
                lease.heartbeat().toNanos());
        if (part.scarce && held - part.target > held / LARGE_EXCESS) {
            return CLOSEST;
        }
        if (want > held && demand.waiting()) {
            return part.shortOf || part.scarce ? again : CLOSEST;
        }
        boolean low = part.share.free(now) * LOW_WATER < want && demand.taken() >= PREFETCH;
        return low && want > held + held / SLACK && !part.shortOf
                ? CLOSEST
                : lease.heartbeat().toNanos();
    }

    private long want(Part part, long now) {
        return demand.quietNanos(now) > QUIET
                ? 0
                : demand.tokens(
                        part.share.cycle(),
                        part.share.held() - part.share.free(now),
                        part.share.window().permits());
    }

    /**
     * Tells whether nobody has asked for so long that the process should leave. While tokens rest that it used, it stays to tell a
     * server that loses its data.
     */
    public boolean isGone(long clock) {
        long now = at(clock);
        long stays = GONE;
        for (Part part : parts) {
            stays = Math.max(stays, Math.min(part.share.cycle(), LONGEST_RECOVERY));
        }
        return demand.quietNanos(now) > stays && coolUntil <= now;
    }

    /** Returns what to say to the book now, and gives up what it gives back. */
    public Statement state(long clock, boolean leaves) {
        long now = at(clock);
        demand.measure(now);
        List<Statement.Part> said = new ArrayList<>();
        for (Part part : parts) {
            said.add(state(part, now, (double) (now - contactAt), leaves));
        }
        firstTriedAt = sequence == 0 ? now : firstTriedAt;
        sequence++;
        underWay = true;
        urgent = false;
        contactAt = now;
        return new Statement(
                member,
                sequence,
                lease.lease().toNanos(),
                offset,
                Math.max(0, coolUntil - now),
                quota.left(now),
                quota.endsInNanos(now),
                leaves,
                List.copyOf(said));
    }

    private Statement.Part state(Part part, long now, double elapsed, boolean leaves) {
        Share share = part.share;
        long want = leaves ? 0 : want(part, now);
        part.wanted = Math.max(want, (long) (part.wanted * Math.exp(-elapsed / MEMORY_NANOS)));
        long desired = part.scarce ? Math.min(part.wanted, part.target) : part.wanted;
        List<Run> given = new ArrayList<>();
        if (phase != Phase.CUT_OFF) {
            given.addAll(share.giveResting(now, now + LARGEST_AHEAD));
            long excess = share.held() - desired;
            if (leaves || excess > share.held() / SLACK) {
                given.addAll(share.give(now, Math.max(0, excess)));
            }
        }
        return new Statement.Part(
                share.window().permits(),
                share.cycle(),
                want,
                Math.min(demand.need(), want),
                share.held(),
                now < part.spentUntil,
                given);
    }

    /** Hears that a statement had no answer. */
    public void unanswered(long clock) {
        long now = at(clock);
        underWay = false;
        failures++;
        triedAt = contactAt;
        if (phase == Phase.NEW && now - firstTriedAt > lease.lease().toNanos()) {
            cutOff(now, now);
        }
    }

    /**
     * Hears an answer.
     *
     * @param asked when the statement was made
     * @return whether waits may be shorter or longer than before
     */
    public boolean apply(Answer answer, Statement statement, long asked, long clock) {
        long now = at(clock);
        long heldBefore = parts.stream().mapToLong(part -> part.share.held()).sum();
        underWay = false;
        failures = 0;
        phase = Phase.LEASED;
        members = Math.max(1, answer.members());
        leaseEnds = asked - origin + lease.safeNanos();
        for (int index = 0; index < parts.size(); index++) {
            apply(parts.get(index), statement.parts().get(index), answer.parts().get(index), now);
        }
        boolean cooler = answer.coolingNanos() > 0 && cool(now + answer.coolingNanos());
        if (answer.quotaLeft() >= 0 && answer.quotaEndsNanos() > 0) {
            quota.hear(now, answer.quotaLeft(), answer.quotaEndsNanos());
        }
        return cooler
                || demand.waiting()
                || heldBefore
                        != parts.stream().mapToLong(part -> part.share.held()).sum();
    }

    private void apply(Part part, Statement.Part said, Answer.Part answered, long now) {
        Share share = part.share;
        part.growsAt = Long.MAX_VALUE;
        share.give(now, said.keep() - answered.kept());
        long got = 0;
        for (Run run : answered.granted()) {
            share.add(now + run.freeInNanos(), run.tokens());
            got += run.tokens();
        }
        part.weight = (double) Math.max(1, said.want()) / Math.max(1, answered.wants());
        share.standTogether(part.weight);
        part.target = answered.target();
        if (answered.spent()) {
            part.spentUntil = now + lease.lease().toNanos() + share.cycle();
        }
        part.scarce = answered.wants() > share.window().permits();
        part.shortOf = answered.kept() + got < said.want();
        part.nextFreeAt = answered.nextFreeNanos() < 0 ? now + share.cycle() : now + answered.nextFreeNanos();
    }

    /** Returns whether the process lives on its own part, because the book has not answered for too long. */
    public boolean isCutOff(long clock) {
        at(clock);
        return phase == Phase.CUT_OFF;
    }

    private long at(long clock) {
        long now = clock - origin;
        if (phase == Phase.LEASED && now >= leaseEnds) {
            cutOff(now, leaseEnds + lease.lease().toNanos());
        }
        if (phase == Phase.CUT_OFF && !underWay) {
            for (Part part : parts) {
                if (now >= part.growsAt) {
                    part.growsAt = Long.MAX_VALUE;
                    part.share.growTo(now, ownPart(part));
                }
            }
        }
        return now;
    }

    private void cutOff(long now, long othersKnow) {
        boolean never = phase == Phase.NEW;
        phase = Phase.CUT_OFF;
        for (Part part : parts) {
            long permits = part.share.window().permits();
            part.share.standAlone(now, ownPart(part), Math.max(1, Math.ceilDiv(members, permits)));
            part.growsAt = never ? now : othersKnow + part.share.cycle();
        }
    }

    private long ownPart(Part part) {
        return Math.max(1, part.share.window().permits() / members);
    }

    /** Returns how large a part of what the fleet wants this process wants. */
    private double part() {
        if (parts.isEmpty() || phase != Phase.LEASED) {
            return 1.0 / members;
        }
        double part = 1;
        for (Part each : parts) {
            part = Math.min(part, each.weight);
        }
        return part;
    }
}
