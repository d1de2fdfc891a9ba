package dev.fairlead.client.internal.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened so far in one call. Used by the thread of the call only. */
public final class Progress {

    private final List<Outcome> earlier = new ArrayList<>();
    private int sent;
    private Duration lastDuration = Duration.ZERO;
    private String note = "";
    private String remark = "";
    private boolean renewed;
    private @Nullable Object value;
    private @Nullable Duration cachedFor;
    private Runnable ifUnreadable = () -> {};
    private boolean redirected;

    /** Counts an attempt that goes on the wire, and returns its number. */
    public int sending() {
        sent++;
        lastDuration = Duration.ZERO;
        return sent;
    }

    /** Notes how long the attempt was on the wire. */
    public void sentFor(Duration duration) {
        lastDuration = duration;
    }

    /** Keeps the outcome of an attempt after which another follows. */
    public void keep(Outcome outcome) {
        earlier.add(outcome);
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

    /** Returns the outcomes of all attempts but the last. */
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
