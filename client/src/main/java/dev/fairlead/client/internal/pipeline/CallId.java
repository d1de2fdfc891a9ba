package dev.fairlead.client.internal.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * Names a call among all of this process: the client's name and a number. The text is made when somebody first asks for it, which
 * nobody does in a call that succeeds and that nobody listens to. Thread-safe: two threads that race make equal texts.
 */
public final class CallId {

    private final String client;
    private final long number;
    private @Nullable String text;

    /** Names a call of a client. */
    public CallId(String client, long number) {
        this.client = client;
        this.number = number;
    }

    /** Names a call that is made beside this one. */
    CallId aside(String suffix) {
        CallId aside = new CallId(client, number);
        aside.text = this + suffix;
        return aside;
    }

    /** Returns the name in messages, events and logs. */
    @Override
    public String toString() {
        String made = text;
        if (made == null) {
            made = client + "-" + number;
            text = made;
        }
        return made;
    }
}
