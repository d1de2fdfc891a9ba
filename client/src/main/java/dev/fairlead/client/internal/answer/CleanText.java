package dev.fairlead.client.internal.answer;

/** Texts that others wrote, made fit for our messages and logs. */
public final class CleanText {

    private CleanText() {}

    /**
     * Returns a text on one line, without terminal controls and not longer than it may be.
     *
     * @param longest in characters; what is longer ends in {@code …}
     */
    public static String oneLine(String text, int longest) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= longest ? clean : clean.substring(0, longest) + "…";
    }
}
