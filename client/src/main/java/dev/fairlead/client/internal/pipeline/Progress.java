package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What has happened so far in one call, or in a part of it that runs on a thread of its own. Used by one thread at a time. Of many
 * earlier outcomes the first and the newest are kept, and of each only the start of its body.
 */
public final class Progress {

    private static final int MOST_EARLIER = 10;
    private static final int MOST_BYTES = 16 * 1024;

    private final @Nullable AtomicInteger numbers;
    private List<Outcome> earlier = List.of();
    private int leftOut;
    private Delivery worstEarlier = Delivery.NOT_SENT;
    private int sent;
    private Duration lastDuration = Duration.ZERO;
    private String note = "";
    private String remark = "";
    private boolean renewed;
    private @Nullable Object value;
    private @Nullable Duration cachedFor;
    private Runnable ifUnreadable = () -> {};
    private boolean redirected;

    /** Creates the progress of a call. */
    public Progress() {
        this.numbers = null;
    }

    /**
     * Creates the progress of a part of a call.
     *
     * @param numbers the number of attempts of all parts so far
     */
    public Progress(AtomicInteger numbers) {
        this.numbers = numbers;
    }

    /** Takes over what happened in a part, and if the call goes on from it, also how it ended. */
    public void join(Progress part, boolean goesOn) {
        sent += part.sent;
        part.earlier.forEach(this::keep);
        leftOut += part.leftOut;
        renewed |= part.renewed;
        if (goesOn) {
            lastDuration = part.lastDuration;
            remark = part.remark;
            redirected = part.redirected;
        }
    }

    /** Counts an attempt that goes on the wire, and returns its number. */
    public int sending() {
        sent++;
        lastDuration = Duration.ZERO;
        return numbers == null ? sent : numbers.incrementAndGet();
    }

    /** Notes how long the attempt was on the wire. */
    public void sentFor(Duration duration) {
        lastDuration = duration;
    }

    /** Keeps the outcome of an attempt after which another follows. */
    public void keep(Outcome outcome) {
        if (earlier.isEmpty()) {
            earlier = new ArrayList<>();
        }
        earlier.add(shortened(outcome));
        worstEarlier = worse(worstEarlier, outcome.delivery());
        if (earlier.size() > MOST_EARLIER) {
            earlier.remove(1);
            leftOut++;
        }
    }

    private static Outcome shortened(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered
                        && answered.response().bodyLength() > MOST_BYTES
                ? answered.with(HttpResponse.of(
                        answered.response().status(),
                        answered.response().headers(),
                        Arrays.copyOf(answered.response().body(), MOST_BYTES)))
                : outcome;
    }

    /** A call may have been acted on as soon as one of its attempts may have been; an answer says more than no answer. */
    private static Delivery worse(Delivery one, Delivery other) {
        if (one == Delivery.MAYBE_PROCESSED || other == Delivery.NOT_SENT) {
            return one;
        }
        return other;
    }

    /** Returns what is known about side effects of the whole call, with this outcome of its last attempt. */
    public Delivery deliveryWith(Outcome last) {
        return last.delivery() == Delivery.NOT_SENT ? worstEarlier : last.delivery();
    }

    /** Returns how many outcomes of earlier attempts were not kept. */
    public int leftOut() {
        return leftOut;
    }

    /** Says what else a message about the last outcome should tell. */
    public void note(String text) {
        note = text;
    }

    /** Says what a message about the last outcome should tell before the note. */
    public void remark(String text) {
        remark = text;
    }

    /** Notes that the call was sent anew with other credentials. */
    public void renew() {
        renewed = true;
    }

    /** Returns whether the call was sent anew with other credentials: there is no second time. */
    public boolean renewed() {
        return renewed;
    }

    /** Keeps the value of the call. */
    public void value(@Nullable Object decoded) {
        value = decoded;
    }

    /** Notes that the answer comes from memory, and how old it is. */
    public void fromCache(Duration age) {
        cachedFor = age;
    }

    /** Says what to do when the answer turns out to be unreadable. */
    public void ifUnreadable(Runnable reaction) {
        ifUnreadable = reaction;
    }

    /** Notes that the answer cannot be read. */
    public void unreadable() {
        ifUnreadable.run();
    }

    /** Notes that the last attempt was answered from another address than its own. */
    public void redirected(boolean isSo) {
        redirected = isSo;
    }

    /** Returns whether the last attempt was answered from another address than its own. */
    public boolean wasRedirected() {
        return redirected;
    }

    /** Returns how old the answer is; null if it does not come from memory. */
    public @Nullable Duration cachedFor() {
        return cachedFor;
    }

    /** Returns how many attempts went on the wire. */
    public int sent() {
        return sent;
    }

    /** Returns how long the last attempt was on the wire. */
    public Duration lastDuration() {
        return lastDuration;
    }

    /** Returns the outcomes of earlier attempts, at most ten: the first and the newest. */
    public List<Outcome> earlier() {
        return List.copyOf(earlier);
    }

    /** Returns what else a message about the last outcome should tell; empty for nothing. */
    public String note() {
        return remark.isEmpty() || note.isEmpty() ? remark + note : remark + "; " + note;
    }

    /** Returns the value of the call. */
    public @Nullable Object value() {
        return value;
    }
}
