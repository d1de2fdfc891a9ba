package dev.fairlead.benchmarks.soak;

import java.util.Locale;

/** What the provider does wrong with one request; one in five requests gets one. */
enum Fault {
    NONE(80, true),
    /** Refused before any work, with a time to wait. */
    THROTTLED(2, false),
    /** In trouble before any work. */
    UNAVAILABLE(2, false),
    /** A page of a proxy, before any work. */
    PROXY_PAGE(1, false),
    /** Reset before the request is read. */
    RESET_AT_ONCE(2, false),
    /** The connection is closed after the answer although it was said to stay open. */
    CLOSED_AFTERWARDS(2, true),
    /** The work is done, the answer never comes. */
    DONE_THEN_CUT(3, true),
    /** The work is done, the answer breaks off. */
    DONE_THEN_HALF_AN_ANSWER(2, true),
    /** The work is done, the answer stalls in its body. */
    DONE_THEN_STALLED(1, true),
    /** The work is done, and a server error says otherwise. */
    DONE_THEN_500(2, true),
    /** No answer at all, and no work. */
    STALLED(1, false),
    /** Not HTTP. */
    GIBBERISH(1, false),
    /** The work is done, the body is as long as announced and no JSON. */
    DONE_THEN_NO_JSON(1, true);

    private static final int ALL = 100;

    private final int share;
    private final boolean works;

    Fault(int share, boolean works) {
        this.share = share;
        this.works = works;
    }

    /** Returns whether the provider does what was asked. */
    boolean works() {
        return works;
    }

    /** Returns the fault for a request, the same for the same seed, call and reception. */
    static Fault of(long seed, int call, int reception) {
        long mixed = (seed * 0x9E3779B97F4A7C15L) ^ (call * 0xBF58476D1CE4E5B9L) ^ (reception * 0x94D049BB133111EBL);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        int place = (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), ALL);
        for (Fault fault : values()) {
            place -= fault.share;
            if (place < 0) {
                return fault;
            }
        }
        throw new AssertionError("the shares do not add up to " + ALL);
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
