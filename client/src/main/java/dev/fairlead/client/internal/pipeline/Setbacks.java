package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What went wrong in one call so far, and what a message about it should say; a call in which nothing does has none. Of many earlier
 * outcomes the first and the newest are kept, and of each only the start of its body.
 */
public final class Setbacks {

    private static final int MOST_EARLIER = 10;
    private static final int MOST_BYTES = 16 * 1024;

    private final List<Outcome> earlier = new ArrayList<>();
    private int leftOut;
    private Delivery worstEarlier = Delivery.NOT_SENT;
    private String note = "";
    private String remark = "";
    private boolean renewed;

    Setbacks() {}

    /** Takes over what went wrong in a part of the call, and if the call goes on from it, also what is to be said about it. */
    void join(Setbacks part, boolean goesOn) {
        part.earlier.forEach(this::keep);
        leftOut += part.leftOut;
        renewed |= part.renewed;
        if (goesOn) {
            remark = part.remark;
        }
    }

    /** Keeps the outcome of an attempt after which another follows. */
    public void keep(Outcome outcome) {
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
    Delivery deliveryWith(Outcome last) {
        return last.delivery() == Delivery.NOT_SENT ? worstEarlier : last.delivery();
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

    /** Returns the outcomes of earlier attempts, at most ten: the first and the newest. */
    List<Outcome> earlier() {
        return List.copyOf(earlier);
    }

    /** Returns what else a message about the last outcome should tell; empty for nothing. */
    String note() {
        String said = joined(remark, note);
        return leftOut == 0 ? said : joined(said, leftOut + " earlier failures are not listed");
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "; " + other;
    }
}
