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
        if (text.length() <= longest && isClean(text)) {
            return text;
        }
        String clean = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
        return clean.length() <= longest ? clean : clean.substring(0, longest) + "…";
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) {
                return false;
            }
        }
        return text.isEmpty() || (text.charAt(0) != ' ' && text.charAt(text.length() - 1) != ' ');
    }
}
