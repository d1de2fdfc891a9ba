package dev.fairlead.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One published limit: so many units in each window, for all calls that agree in the key.
 *
 * @param id a name for messages and reports, for instance {@code account}
 * @param windows all of them hold at once, at least one
 * @param key what calls have in common that share the limit; several parts together
 * @param unit what is counted: {@link #REQUESTS}, or {@code points}, {@code tokens}, {@code recipients}, …
 * @param cost how many units a call takes
 * @param appliesTo the calls that count; all where nothing is said
 * @param names how the provider itself calls the limit, when it says which one was hit or how much of it is left
 * @param mode where it holds; null for both
 */
public record RateLimit(
        String id,
        List<Window> windows,
        List<Key> key,
        String unit,
        Cost cost,
        Filter appliesTo,
        Set<String> names,
        @Nullable Mode mode) {

    /** The unit in which every call costs one, whatever it asks for. */
    public static final String REQUESTS = "requests";

    /** Copies the collections. */
    public RateLimit {
        windows = List.copyOf(windows);
        key = List.copyOf(key);
        names = Set.copyOf(names);
        if (windows.isEmpty() || key.isEmpty()) {
            throw new IllegalArgumentException("the limit " + id + " has at least one window and one part of a key");
        }
    }

    /** Returns a limit on the requests of one account, with the usual burst. */
    public static RateLimit perAccount(String id, long permits, Duration period) {
        return new RateLimit(
                id,
                List.of(Window.of(permits, period)),
                List.of(Key.ACCOUNT),
                REQUESTS,
                Cost.ONE,
                Filter.ALL,
                Set.of(),
                null);
    }

    /** Returns this limit with another burst in its first window. */
    public RateLimit withBurst(long burst) {
        Window first = windows.getFirst();
        List<Window> changed = new ArrayList<>(windows);
        changed.set(0, new Window(first.permits(), first.period(), burst));
        return new RateLimit(id, changed, key, unit, cost, appliesTo, names, mode);
    }

    /** Returns this limit with one window more. */
    public RateLimit withWindow(Window window) {
        List<Window> more = new ArrayList<>(windows);
        more.add(window);
        return new RateLimit(id, more, key, unit, cost, appliesTo, names, mode);
    }

    /** Returns this limit for calls that agree in all of these. */
    public RateLimit withKey(Key... parts) {
        return new RateLimit(id, windows, List.of(parts), unit, cost, appliesTo, names, mode);
    }

    /** Returns this limit counted in another unit; a call says how many it takes, and otherwise takes what {@code cost} says. */
    public RateLimit withUnit(String name, Cost cost) {
        return new RateLimit(id, windows, key, name, cost, appliesTo, names, mode);
    }

    /** Returns this limit for some calls only. */
    public RateLimit withFilter(Filter calls) {
        return new RateLimit(id, windows, key, unit, cost, calls, names, mode);
    }

    /** Returns this limit with the names that the provider has for it. */
    public RateLimit withNames(String... providersOwn) {
        return new RateLimit(id, windows, key, unit, cost, appliesTo, Set.of(providersOwn), mode);
    }

    /**
     * One window of a limit.
     *
     * @param permits units in any stretch of time of this period, at least 1
     * @param period from 1 ms to 366 days
     * @param burst units that may go at once, from 1 to {@code permits}
     */
    public record Window(long permits, Duration period, long burst) {

        private static final int BURST_SHARE = 20;

        /** Checks the numbers. */
        public Window {
            if (permits < 1 || burst < 1 || burst > permits) {
                throw new IllegalArgumentException(
                        "a window has at least 1 permit, and a burst from 1 to its permits, not " + permits
                                + " with a burst of " + burst);
            }
        }

        /** Returns a window with the usual burst: a twentieth of the permits, at least 1. */
        public static Window of(long permits, Duration period) {
            return new Window(permits, period, Math.max(1, permits / BURST_SHARE));
        }
    }

    /**
     * One thing that calls have in common.
     *
     * @param kind what it is
     * @param name of the path's variable or the header; empty for the other kinds
     */
    public record Key(Kind kind, String name) {

        /** All calls of a client, whatever their tenant: a limit of the application, or of its address. */
        public static final Key APPLICATION = new Key(Kind.APPLICATION, "");
        /** The tenant: the account whose credentials a call uses. */
        public static final Key ACCOUNT = new Key(Kind.ACCOUNT, "");
        /** The operation: a limit of each endpoint. */
        public static final Key OPERATION = new Key(Kind.OPERATION, "");
        /** The HTTP method. */
        public static final Key METHOD = new Key(Kind.METHOD, "");

        /** Returns the value of a variable of the path: a limit of each object. It holds for operations that have the variable. */
        public static Key path(String variable) {
            return new Key(Kind.PATH, variable);
        }

        /** Returns the value of a request header; calls without it have the empty value in common. */
        public static Key header(String name) {
            return new Key(Kind.HEADER, name);
        }

        /** What a part of a key is. */
        public enum Kind {
            APPLICATION,
            ACCOUNT,
            OPERATION,
            METHOD,
            PATH,
            HEADER
        }
    }

    /**
     * How many units a call takes. What the call itself says ({@code CallOptions.withCost}) goes before all of it, but for
     * requests.
     *
     * @param usual where nothing else is said, at least 1
     * @param methods by HTTP method
     * @param operations by operation id, before the method
     * @param actual where an answer says what the call really took; null if it does not
     */
    public record Cost(
            long usual, Map<String, Long> methods, Map<String, Long> operations, RateLimits.@Nullable Place actual) {

        /** One unit a call. */
        public static final Cost ONE = new Cost(1, Map.of(), Map.of(), null);

        /** Copies the maps. */
        public Cost {
            methods = Map.copyOf(methods);
            operations = Map.copyOf(operations);
        }

        /** Returns what a call of an operation takes. */
        public long of(String operationId, String method) {
            Long own = operations.get(operationId);
            return own == null ? methods.getOrDefault(method, usual) : own;
        }
    }

    /**
     * Which calls count.
     *
     * @param methods these HTTP methods; empty for all
     * @param operations these operations; empty for all
     */
    public record Filter(Set<String> methods, Set<String> operations) {

        /** All calls. */
        public static final Filter ALL = new Filter(Set.of(), Set.of());

        /** Copies the sets. */
        public Filter {
            methods = Set.copyOf(methods);
            operations = Set.copyOf(operations);
        }

        /** Returns whether a call counts. */
        public boolean matches(String operationId, String method) {
            return (methods.isEmpty() || methods.contains(method))
                    && (operations.isEmpty() || operations.contains(operationId));
        }
    }
}
