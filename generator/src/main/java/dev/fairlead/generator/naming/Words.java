package dev.fairlead.generator.naming;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a name into its words, in lower-case ASCII: {@code paymentIntent-v2} into payment, intent and v2. */
final class Words {

    private static final int LONGEST = 120;

    private Words() {}

    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String text = plain(name);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isAsciiLetterOrDigit(c) || startsWord(text, i)) {
                end(word, words);
            }
            if (isAsciiLetterOrDigit(c)) {
                word.append(c);
            }
        }
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }

    /** A capital begins a word after a small letter ({@code aB}) and before one ({@code XMLHttp}). */
    private static boolean startsWord(String text, int i) {
        if (i == 0 || !isUpper(text.charAt(i))) {
            return false;
        }
        boolean afterSmall = isLower(text.charAt(i - 1)) || isDigit(text.charAt(i - 1));
        boolean beforeSmall = i + 1 < text.length() && isLower(text.charAt(i + 1)) && isUpper(text.charAt(i - 1));
        return afterSmall || beforeSmall;
    }

    /**
     * Accents are dropped; other letters beyond ASCII become their code points, so that every identifier and file name is
     * ASCII; a sign before a digit is spelled out, so that +1 and -1 differ. Very long names are cut and keep a hash.
     */
    private static String plain(String name) {
        String signed = signSpelled(isAscii(name) ? name : inAscii(name));
        return signed.length() <= LONGEST
                ? signed
                : signed.substring(0, LONGEST / 2) + " x" + Integer.toHexString(name.hashCode());
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static String inAscii(String name) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKD).codePoints().forEach(c -> {
            if (c < 128) {
                plain.appendCodePoint(c);
            } else if (Character.isLetterOrDigit(c)) {
                plain.append(" u").append(Integer.toHexString(c)).append(' ');
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(' ');
            }
        });
        return plain.toString();
    }

    private static String signSpelled(String name) {
        if (name.length() < 2 || !isDigit(name.charAt(1))) {
            return name;
        }
        return switch (name.charAt(0)) {
            case '+' -> "plus " + name.substring(1);
            case '-' -> "minus " + name.substring(1);
            default -> name;
        };
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return isUpper(c) || isLower(c) || isDigit(c);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
