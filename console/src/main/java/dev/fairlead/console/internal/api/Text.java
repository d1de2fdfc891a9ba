package dev.fairlead.console.internal.api;

import org.jspecify.annotations.Nullable;

/** Text from others, kept to a bound. */
final class Text {

    private Text() {}

    /** Returns the text, or its beginning and an ellipsis; null for null. */
    static @Nullable String shortened(@Nullable String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
