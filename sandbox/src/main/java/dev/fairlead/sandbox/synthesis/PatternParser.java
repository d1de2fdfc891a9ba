package dev.fairlead.sandbox.synthesis;

import java.util.ArrayList;
import java.util.List;

/** Reads regular expressions as far as texts can be written from them. Not thread-safe. */
final class PatternParser {

    private static final int MOST_REPEATS = 5_000;

    private final String pattern;
    private int at;
    private int groups;

    private PatternParser(String pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it has something that is not understood
     */
    static PatternNode parse(String pattern) {
        PatternParser parser = new PatternParser(pattern);
        PatternNode whole = parser.alternatives();
        if (parser.at < pattern.length()) {
            throw new IllegalArgumentException("a bracket too many");
        }
        return whole;
    }

    private boolean more() {
        return at < pattern.length();
    }

    private char peek() {
        return pattern.charAt(at);
    }

    private boolean skip(String text) {
        if (pattern.startsWith(text, at)) {
            at += text.length();
            return true;
        }
        return false;
    }

    private PatternNode alternatives() {
        List<PatternNode> alternatives = new ArrayList<>();
        alternatives.add(sequence());
        while (skip("|")) {
            alternatives.add(sequence());
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new PatternNode.Choice(alternatives);
    }

    private PatternNode sequence() {
        List<PatternNode> parts = new ArrayList<>();
        while (more() && peek() != '|' && peek() != ')') {
            parts.add(repeated(atom()));
        }
        return new PatternNode.Sequence(parts);
    }

    private PatternNode repeated(PatternNode atom) {
        PatternNode result = atom;
        while (more()) {
            int from;
            int to;
            if (skip("*")) {
                from = 0;
                to = -1;
            } else if (skip("+")) {
                from = 1;
                to = -1;
            } else if (skip("?")) {
                from = 0;
                to = 1;
            } else if (pattern.substring(at).matches("(?s)\\{[0-9]+(,[0-9]*)?}.*")) {
                int end = pattern.indexOf('}', at);
                String[] bounds = pattern.substring(at + 1, end).split(",", -1);
                at = end + 1;
                from = bound(bounds[0]);
                to = bounds.length == 1 ? from : bounds[1].isEmpty() ? -1 : bound(bounds[1]);
            } else {
                return result;
            }
            if (!skip("?")) {
                skip("+"); // lazy or possessive: the same texts
            }
            result = new PatternNode.Repeat(result, from, to);
        }
        return result;
    }

    private static int bound(String digits) {
        return digits.length() > 6 ? MOST_REPEATS : Math.min(MOST_REPEATS, Integer.parseInt(digits));
    }

    private PatternNode atom() {
        char c = peek();
        at++;
        return switch (c) {
            case '^', '$' -> new PatternNode.Nothing();
            case '.' -> new PatternNode.OneOf(CharacterSet.of('\n').inverted().some());
            case '(' -> group();
            case '[' -> new PatternNode.OneOf(characters().some());
            case '\\' -> escaped();
            default -> {
                int codePoint = pattern.codePointAt(at - 1);
                at += Character.charCount(codePoint) - 1;
                yield new PatternNode.OneOf(List.of(codePoint));
            }
        };
    }

    private PatternNode group() {
        boolean looksAround = skip("?=") || skip("?!") || skip("?<=") || skip("?<!");
        boolean plain = !looksAround && (skip("?:") || skip("?>") || flags());
        if (!looksAround && !plain && pattern.startsWith("?<", at)) {
            at = pattern.indexOf('>', at) + 1;
        }
        int number = looksAround || plain ? 0 : ++groups;
        PatternNode inner = alternatives();
        if (!skip(")")) {
            throw new IllegalArgumentException("a bracket is not closed");
        }
        return looksAround ? new PatternNode.Nothing() : number == 0 ? inner : new PatternNode.Group(inner, number);
    }

    /** {@code (?i)} and {@code (?i:...)}. */
    private boolean flags() {
        int end = at + 1;
        if (!more() || peek() != '?') {
            return false;
        }
        while (end < pattern.length() && "imsux-".indexOf(pattern.charAt(end)) >= 0) {
            end++;
        }
        if (end == at + 1 || end >= pattern.length() || ":)".indexOf(pattern.charAt(end)) < 0) {
            return false;
        }
        at = pattern.charAt(end) == ':' ? end + 1 : end;
        return true;
    }

    private PatternNode escaped() {
        char c = more() ? peek() : '\\';
        if ("bBAzZG".indexOf(c) >= 0) {
            at++;
            return new PatternNode.Nothing();
        }
        if (c >= '1' && c <= '9') {
            at++;
            return new PatternNode.Reference(c - '0');
        }
        return new PatternNode.OneOf(escapedSet().some());
    }

    /** Reads what follows a backslash. */
    private CharacterSet escapedSet() {
        char c = peek();
        at++;
        return switch (c) {
            case 'd', 'D', 'w', 'W', 's', 'S' -> CharacterSet.named(c);
            case 'p', 'P' -> {
                int end = pattern.indexOf('}', at);
                String property = pattern.charAt(at) == '{' ? pattern.substring(at + 1, end) : "" + peek();
                at = pattern.charAt(at) == '{' ? end + 1 : at + 1;
                yield CharacterSet.ofProperty(property, c == 'P');
            }
            case 'n' -> CharacterSet.of('\n');
            case 'r' -> CharacterSet.of('\r');
            case 't' -> CharacterSet.of('\t');
            case 'f' -> CharacterSet.of('\f');
            case 'v' -> CharacterSet.of(0x0b);
            case '0' -> CharacterSet.of(0);
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            default -> CharacterSet.of(c);
        };
    }

    private CharacterSet hex(int digits) {
        int code = Integer.parseInt(pattern.substring(at, at + digits), 16);
        at += digits;
        return CharacterSet.of(code);
    }

    /** Reads a class after its opening bracket. */
    private CharacterSet characters() {
        boolean not = skip("^");
        CharacterSet set = new CharacterSet();
        boolean first = true;
        while (more() && (peek() != ']' || first)) {
            first = false;
            if (skip("[")) {
                set.add(characters());
                continue;
            }
            CharacterSet from = member();
            boolean range = more() && peek() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
            List<Integer> start = from.some();
            if (range && start.size() == 1) {
                at++;
                List<Integer> end = member().some();
                set.add(start.getFirst(), end.size() == 1 ? end.getFirst() : start.getFirst());
            } else {
                set.add(from);
            }
        }
        if (!skip("]")) {
            throw new IllegalArgumentException("a class is not closed");
        }
        return not ? set.inverted() : set;
    }

    private CharacterSet member() {
        if (skip("\\")) {
            return skip("b") ? CharacterSet.of('\b') : escapedSet();
        }
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return CharacterSet.of(c);
    }
}
