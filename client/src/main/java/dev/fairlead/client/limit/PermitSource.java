package dev.fairlead.client.limit;

/**
 * The permits of one key.
 *
 * <p>All instants are readings of the clock that {@link PermitStore#open} was given ({@code TimeSource.nanoTime}); {@code now} is
 * the present reading. A source never blocks and does no I/O on the thread that calls it, because it is called while the
 * limiter's lock is held, and therefore by one thread at a time; {@link #onChange}'s wake-up goes the other way, from any thread.
 */
public interface PermitSource extends AutoCloseable {

    /**
     * Returns how long until so many could be taken one after another, if nobody else took any; 0 for now. May be an estimate,
     * but is 0 exactly where {@link #take} gives.
     *
     * @param permits at least 1
     */
    long waitNanos(long now, long permits);

    /**
     * Takes permits, or nothing where {@link #waitNanos} is not 0.
     *
     * @param permits at least 1, and no more than the smallest window has
     */
    boolean take(long now, long permits);

    /**
     * Takes permits whether there are any or not, because a call turned out to cost more than was taken for it. The debt is paid
     * off before anybody else takes.
     *
     * @param permits at least 1
     */
    void charge(long now, long permits);

    /**
     * Gives permits back that were taken and never sent.
     *
     * @param takenAt when they were taken: those that would have come back by themselves since then are not added twice
     * @param permits at least 1
     */
    void giveBack(long now, long takenAt, long permits);

    /**
     * Lets nobody take before an instant, and only one permit at it, so that whoever waits does not start at once with all others.
     * An instant before the one that holds changes nothing.
     */
    void coolUntil(long instant);

    /** Returns for how long nobody may take because of {@link #coolUntil}; 0 if they may. */
    long coolingNanos(long now);

    /** Returns how many permits could be taken now. */
    long available(long now);

    /**
     * Hears what the provider said about its current window: until it ends, no more than so many are taken. Never allows more than
     * the own windows do.
     *
     * @param remaining permits that are left, those for attempts under way already taken off; 0 or less for none
     * @param resetIn nanoseconds until the provider's window ends, positive
     */
    void sync(long now, long remaining, long resetIn);

    /**
     * Hears what an answer said about the provider's current window. A source that knows who else takes permits may do better than to
     * rely on what this client has under way, which is what it does unless it is overridden.
     *
     * @return units that are left of the provider's window for now
     */
    default long sync(long now, ProviderCount count) {
        long left = count.remaining() - count.underWay();
        sync(now, left, count.resetIn());
        return left;
    }

    /**
     * Sets who is told when a wait may have become shorter or longer for another reason than a call of this source's methods.
     *
     * @param wake called from any thread, without locks of the source being held; returns quickly
     */
    void onChange(Runnable wake);

    /** Gives up the key: nobody will take from this source again. */
    @Override
    void close();
}
