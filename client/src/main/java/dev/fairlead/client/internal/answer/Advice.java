package dev.fairlead.client.internal.answer;

import dev.fairlead.profile.Meaning;

/** What to do about an answer, in words. */
public final class Advice {

    private Advice() {}

    /** Returns what to do; empty where the answer says it all. */
    public static String on(Meaning meaning, int status) {
        return switch (meaning) {
            case UNAUTHENTICATED -> "check the API key";
            case THROTTLED -> "send fewer requests, or ask the provider for a higher limit";
            case EXHAUSTED -> "a quota is spent: wait for its next period, or ask the provider for more";
            case BUSY ->
                "another request works on the same object or with the same key; change it from one place at a time";
            case TRANSIENT -> "";
            case PERMANENT -> "";
            case REJECTED -> status == 403 ? "check what this key is allowed to do" : "";
        };
    }
}
