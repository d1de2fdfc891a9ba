package dev.fairlead.sandbox.synthesis;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Makes up texts that match a regular expression (ECMA 262), within bounds of length. It reads the expression, writes texts from it
 * (the shortest first, then others at random, always in the same order) and returns the first that Java's own matcher accepts; after
 * {@value #ATTEMPTS} it gives up.
 */
public final class PatternText {

    private static final int ATTEMPTS = 300;
    private static final int FIRST_AT_RANDOM = 6;
    private static final int LONGEST_PATTERN = 20_000;
    private static final int USUAL_LONGEST = 10_000;

    private PatternText() {}

    /** Returns a text that matches somewhere; empty where none is found, or Java cannot read the expression. */
    public static Optional<String> of(String pattern) {
        return of(pattern, 0, USUAL_LONGEST);
    }

    /**
     * Returns a text that matches somewhere.
     *
     * @param least its least length in characters
     * @param most its greatest
     */
    public static Optional<String> of(String pattern, int least, int most) {
        if (pattern.length() > LONGEST_PATTERN) {
            return Optional.empty();
        }
        try {
            Pattern compiled = Pattern.compile(pattern);
            PatternNode root = PatternParser.parse(pattern);
            SplittableRandom random = new SplittableRandom(pattern.hashCode());
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                String text = written(root, attempt, least, most, random);
                int length = text.codePointCount(0, text.length());
                if (length >= least && length <= most && compiled.matcher(text).find()) {
                    return Optional.of(text);
                }
            }
        } catch (IllegalArgumentException | StackOverflowError unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /**
     * Returns another text that matches for each number, as far as the expression lets texts differ.
     *
     * @param number from 0
     */
    public static Optional<String> other(String pattern, long number) {
        try {
            Pattern compiled = Pattern.compile(pattern);
            PatternNode root = PatternParser.parse(pattern);
            SplittableRandom random = new SplittableRandom(number);
            for (int attempt = FIRST_AT_RANDOM; attempt < ATTEMPTS; attempt++) {
                String text = written(root, attempt, 0, USUAL_LONGEST, random);
                if (!text.isEmpty() && compiled.matcher(text).find()) {
                    return Optional.of(text);
                }
            }
        } catch (IllegalArgumentException | StackOverflowError unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String written(PatternNode root, int attempt, int least, int most, SplittableRandom random) {
        PatternWriter writer = new PatternWriter(attempt, least, most, random);
        root.write(writer);
        String text = writer.text();
        // Where the expression does not reach to the end, more may follow; where it does, the matcher will say so.
        return text.length() < least && attempt % 2 == 0 ? text + "a".repeat(least - text.length()) : text;
    }
}
