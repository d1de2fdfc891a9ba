package dev.fairlead.sandbox.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Collects one text and decides, for one attempt, how often things are repeated and which alternatives are taken. */
final class PatternWriter {

    private static final int ENDLESS = 1 << 20;
    private static final int FIRST_PLAIN_ATTEMPTS = 6;

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable String> groups = new ArrayList<>();
    private final int attempt;
    private final int least;
    private final int most;
    private final SplittableRandom random;

    PatternWriter(int attempt, int least, int most, SplittableRandom random) {
        this.attempt = attempt;
        this.least = least;
        this.most = most;
        this.random = random;
    }

    String text() {
        return text.toString();
    }

    int length() {
        return text.length();
    }

    void add(int codePoint) {
        if (text.length() > most + ENDLESS) {
            throw new IllegalArgumentException("the expression writes too much");
        }
        text.appendCodePoint(codePoint);
    }

    void remember(int group, String content) {
        while (groups.size() <= group) {
            groups.add(null);
        }
        groups.set(group, content);
    }

    void addGroup(int group) {
        String content = group < groups.size() ? groups.get(group) : null;
        if (content != null) {
            text.append(content);
        }
    }

    String since(int start) {
        return text.substring(start);
    }

    /** Returns how often something is repeated; {@code most} is negative where there is no bound. */
    int repeats(int from, int to) {
        int missing = Math.max(0, least - text.length());
        int bound = to < 0 ? Math.max(from, missing + 3) : to;
        return switch (attempt) {
            case 0 -> from;
            case 1 -> Math.min(bound, Math.max(from, 1));
            case 2, 3 -> Math.min(bound, Math.max(from, missing));
            case 4, 5 -> Math.min(bound, from + 1);
            default -> from + random.nextInt(Math.max(1, Math.min(bound, from + Math.max(8, missing)) - from + 1));
        };
    }

    /** Returns which of some alternatives is taken. */
    int choice(int alternatives) {
        return attempt < FIRST_PLAIN_ATTEMPTS ? Math.min(attempt / 2, alternatives - 1) : random.nextInt(alternatives);
    }

    /** Returns which of some characters is taken. */
    int character(int characters) {
        return attempt < FIRST_PLAIN_ATTEMPTS ? 0 : random.nextInt(characters);
    }
}
