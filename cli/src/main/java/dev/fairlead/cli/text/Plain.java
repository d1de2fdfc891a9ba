package dev.fairlead.cli.text;

import java.util.Locale;

/** Texts of others on their way to a terminal. */
public final class Plain {

    private Plain() {}

    /**
     * Returns a text as one line without control characters: what stands in a description or an answer must not move the cursor or
     * change colours.
     *
     * @param longest in characters; the rest becomes an ellipsis
     */
    public static String line(String text, int longest) {
        String flat = text.replaceAll("[\\s\\p{Cntrl}\\p{Cf}]+", " ").strip();
        return flat.length() <= longest ? flat : flat.substring(0, longest - 1).stripTrailing() + "…";
    }

    /** Returns a number with separators between thousands: {@code 12,345}. */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Returns a number and its noun: {@code 1 operation}, {@code 2,639 operations}. */
    public static String count(long value, String noun) {
        return number(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /** Returns a size in the unit that suits it: {@code 812 bytes}, {@code 5.7 MiB}. */
    public static String size(long bytes) {
        if (bytes < 1024) {
            return count(bytes, "byte");
        }
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }
}
