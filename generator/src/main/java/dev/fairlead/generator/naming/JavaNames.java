package dev.fairlead.generator.naming;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Shapes names as Java writes them. The results are ASCII, never empty, and the same for the same name. */
public final class JavaNames {

    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private JavaNames() {}

    /** Returns a name for a class: {@code payment_intent} becomes {@code PaymentIntent}. */
    public static String type(String name) {
        StringBuilder type = new StringBuilder();
        for (String word : spelled(Words.of(name))) {
            type.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return type.isEmpty() ? "Unnamed" : type.toString();
    }

    /** Returns a name for a method or parameter: {@code payment_intent} becomes {@code paymentIntent}. */
    public static String member(String name) {
        String type = type(name);
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /** Returns a name for a constant: {@code requires-action} becomes {@code REQUIRES_ACTION}. */
    public static String constant(String value) {
        String constant = String.join("_", Words.of(value)).toUpperCase(Locale.ROOT);
        if (constant.isEmpty()) {
            return value.isEmpty() ? "EMPTY" : "UNNAMED";
        }
        return Character.isDigit(constant.charAt(0)) ? "_" + constant : constant;
    }

    /** An identifier cannot begin with a digit: {@code 3d_secure} becomes {@code ThreeDSecure}. */
    private static List<String> spelled(List<String> words) {
        if (words.isEmpty() || !Character.isDigit(words.getFirst().charAt(0))) {
            return words;
        }
        String first = words.getFirst();
        String rest = first.substring(1);
        List<String> begin = rest.isEmpty()
                ? List.of(DIGITS.get(first.charAt(0) - '0'))
                : List.of(DIGITS.get(first.charAt(0) - '0'), rest);
        return Stream.concat(begin.stream(), words.stream().skip(1)).toList();
    }
}
