package dev.fairlead.redis.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code book.lua} is meant to do, in plain Java, for one key, with the time as a number: microseconds of the server's clock.
 * It counts its tokens after each statement.
 */
final class ModelBook implements Book {

    private static final long SECOND = 1_000_000;
    private static final long PATIENCE = 300_000;
    private static final int RUNS = 128;
    private static final int FINEST_SHARE = 8;

    /** One window: tokens that nobody holds by the instant at which they are free, and the sum of wants. */
    private static final class Pool {
        final TreeMap<Long, Long> tokens = new TreeMap<>();
        long wants;
        long permits;
        long period;
    }

    private static final class Member {
        long sequence;
        long leaseEnds;
        long[] held;
        long[] want;
    }

    private final Map<String, Member> members = new LinkedHashMap<>();
    private List<Pool> pools = new ArrayList<>();
    private long now;
    private long startedAt;
    private long recovered;
    private boolean claimed;
    private boolean freshReign;
    private boolean known;
    private long coolUntil;
    private long quotaLeft = -1;
    private long quotaEnds;

    void setNow(long micros) {
        now = micros;
    }

    void setRecovered(long micros) {
        recovered = micros;
    }

    /** The server starts again; with its data as they are, or without. */
    void restart(boolean keepsData) {
        freshReign = true;
        startedAt = now;
        if (!keepsData) {
            known = false;
            members.clear();
            pools = new ArrayList<>();
            coolUntil = 0;
            quotaLeft = -1;
        }
    }

    @Override
    public Optional<Answer> exchange(String key, Statement said) {
        begin(said);
        members.entrySet().stream()
                .filter(entry -> entry.getValue().leaseEnds <= now)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(dead -> forget(dead, members.get(dead).leaseEnds));
        Member me = members.get(said.member());
        if (me != null && said.sequence() <= me.sequence) {
            return Optional.empty();
        }
        Member next = new Member();
        next.sequence = said.sequence();
        next.leaseEnds = now + said.leaseNanos() / 1000;
        next.held = new long[pools.size()];
        next.want = new long[pools.size()];
        claimed &= now < recovered + 60 * SECOND;
        claimed |= now < recovered && said.parts().stream().anyMatch(ModelBook::claims);
        for (int window = 0; window < pools.size(); window++) {
            settle(pools.get(window), said.parts().get(window), said.leaves(), me, next, window);
        }
        List<Answer.Part> parts = new ArrayList<>();
        for (int window = 0; window < pools.size(); window++) {
            parts.add(grant(pools.get(window), said, next, window));
        }
        if (said.coolingNanos() > 0) {
            coolUntil = Math.max(coolUntil, now + micros(said.coolingNanos()));
        }
        if (quotaEnds <= now) {
            quotaLeft = -1;
        }
        if (said.quotaLeft() >= 0 && (quotaLeft < 0 || said.quotaLeft() < quotaLeft)) {
            quotaLeft = said.quotaLeft();
            quotaEnds = now + micros(said.quotaEndsNanos());
        }
        members.remove(said.member());
        if (!said.leaves()) {
            members.put(said.member(), next);
        }
        checkSums();
        return Optional.of(new Answer(
                members.size(),
                Math.max(0, coolUntil - now) * 1000,
                quotaLeft,
                quotaLeft < 0 ? 0 : (quotaEnds - now) * 1000,
                parts));
    }

    private void begin(Statement said) {
        if (!known) {
            known = true;
            claimed = false;
            if (said.parts().stream().anyMatch(ModelBook::claims)) {
                recovered = now + said.leaseNanos() / 1000;
            } else if (freshReign) {
                recovered = startedAt + SECOND + said.leaseNanos() / 1000;
            }
            for (Statement.Part part : said.parts()) {
                Pool pool = new Pool();
                pool.permits = part.permits();
                pool.period = micros(part.cycleNanos());
                pool.tokens.put(0L, pool.permits);
                pools.add(pool);
            }
        } else if (freshReign) {
            long ends = now + said.leaseNanos() / 1000;
            List.copyOf(members.keySet()).forEach(member -> forget(member, ends));
            recovered = ends;
            claimed = false;
        }
        freshReign = false;
        for (Pool pool : pools) {
            Map<Long, Long> old = pool.tokens.headMap(now - PATIENCE, true);
            long sum = old.values().stream().mapToLong(Long::longValue).sum();
            old.clear();
            if (sum > 0) {
                pool.tokens.put(0L, sum);
            }
        }
    }

    private static boolean claims(Statement.Part part) {
        return part.keep() > 0 || part.spent();
    }

    private void forget(String id, long ends) {
        Member dead = members.remove(id);
        for (int window = 0; window < pools.size(); window++) {
            Pool pool = pools.get(window);
            add(pool, ends + pool.period, dead.held[window]);
            pool.wants = Math.max(0, pool.wants - dead.want[window]);
        }
    }

    private void settle(Pool pool, Statement.Part said, boolean leaves, Member before, Member next, int window) {
        long held = before == null ? 0 : before.held[window];
        next.held[window] = said.keep();
        next.want[window] = said.want();
        if (said.keep() > held) {
            next.held[window] = held + (now < opens(pool) ? sum(take(pool, said.keep() - held, Long.MAX_VALUE)) : 0);
        } else {
            long back = held - said.keep();
            for (Run run : said.given()) {
                long part = Math.min(run.tokens(), back);
                add(pool, Math.min(now + micros(run.freeInNanos()), now + pool.period), part);
                back -= part;
            }
            add(pool, now + pool.period, back);
        }
        if (leaves) {
            add(pool, now + pool.period, next.held[window]);
            next.held[window] = 0;
        }
        pool.wants += said.want() - (before == null ? 0 : before.want[window]);
    }

    private Answer.Part grant(Pool pool, Statement said, Member next, int window) {
        Statement.Part part = said.parts().get(window);
        long kept = next.held[window];
        long target = target(pool, said, part);
        long opens = opens(pool);
        List<Run> granted = new ArrayList<>();
        if (!said.leaves() && now >= opens) {
            granted.addAll(take(pool, target - kept, now + Math.min(pool.period, 2 * SECOND)));
            granted.addAll(take(pool, part.want() - kept - sum(granted), now - PATIENCE));
        }
        next.held[window] = kept + sum(granted);
        long free = said.leaves() || pool.tokens.isEmpty()
                ? -1
                : Math.max(0, Math.max(pool.tokens.firstKey() - now, opens - now)) * 1000;
        long untouched = next.held[window]
                + pool.tokens.headMap(now, true).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        boolean spent = claimed || (now >= recovered && untouched < pool.permits);
        return new Answer.Part(kept, target, pool.wants, free, spent, granted);
    }

    private long opens(Pool pool) {
        if (claimed) {
            return recovered + Math.min(pool.period, 60 * SECOND);
        }
        return now < recovered ? recovered : 0;
    }

    private long target(Pool pool, Statement said, Statement.Part part) {
        if (pool.wants <= pool.permits || part.want() == 0) {
            return part.want();
        }
        double unit = Math.max(1, Math.min(part.need(), pool.permits));
        double share = (double) part.want() * pool.permits / pool.wants;
        if (share / unit >= FINEST_SHARE) {
            return (long) Math.ceil(share);
        }
        double turn = (said.offset() / (double) SECOND + (double) now / Math.max(4 * pool.period, 2 * SECOND)) % 1;
        return (long) Math.min(part.want(), Math.floor(share / unit + turn) * unit);
    }

    private void add(Pool pool, long at, long tokens) {
        if (tokens > 0) {
            long grain = Math.ceilDiv(pool.period, RUNS);
            pool.tokens.merge(at > now ? Math.ceilDiv(at, grain) * grain : at, tokens, Long::sum);
        }
    }

    private List<Run> take(Pool pool, long tokens, long latest) {
        List<Run> taken = new ArrayList<>();
        long left = tokens;
        for (Iterator<Map.Entry<Long, Long>> runs = pool.tokens.entrySet().iterator(); left > 0 && runs.hasNext(); ) {
            Map.Entry<Long, Long> run = runs.next();
            if (run.getKey() > latest) {
                break;
            }
            long part = Math.min(left, run.getValue());
            left -= part;
            taken.add(new Run(Math.max(0, run.getKey() - now) * 1000, part));
            if (part == run.getValue()) {
                runs.remove();
            } else {
                run.setValue(run.getValue() - part);
            }
        }
        return taken;
    }

    private static long sum(List<Run> runs) {
        return runs.stream().mapToLong(Run::tokens).sum();
    }

    private static long micros(long nanos) {
        return Math.ceilDiv(Math.max(0, nanos), 1000);
    }

    private void checkSums() {
        for (int window = 0; window < pools.size(); window++) {
            int index = window;
            long sum = pools.get(index).tokens.values().stream()
                            .mapToLong(Long::longValue)
                            .sum()
                    + members.values().stream()
                            .mapToLong(member -> member.held[index])
                            .sum();
            if (sum != pools.get(index).permits) {
                throw new AssertionError("tokens appeared or vanished: " + sum + " of " + pools.get(index).permits);
            }
        }
    }
}
