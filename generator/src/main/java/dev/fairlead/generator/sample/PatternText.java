package dev.fairlead.generator.sample;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Makes a short text that matches a regular expression, for the expressions that descriptions hold: alternatives, classes,
 * groups and counts. What it cannot do (lookahead, references back) is found out by matching the result, and gives none.
 */
final class PatternText {

    private static final String CANDIDATES = "a1A0-_ .:/@+";
    private static final int LONGEST = 5_000;

    private final String pattern;

    /** How often what may come any number of times comes. */
    private final int repeats;

    private int at;

    private PatternText(String pattern, int repeats) {
        this.pattern = pattern;
        this.repeats = repeats;
    }

    /**
     * Returns a text that the pattern is found in.
     *
     * @param least how many characters it has at least
     */
    static Optional<String> matching(String pattern, int least) {
        Pattern compiled;
        try {
            compiled = Pattern.compile(pattern);
        } catch (PatternSyntaxException unreadable) {
            return Optional.empty();
        }
        for (int repeats : new int[] {0, 1, 2, 4, 8, 16, 32, least}) {
            String made = new PatternText(pattern, repeats).alternatives();
            if (made.length() >= least
                    && !made.isEmpty()
                    && compiled.matcher(made).find()) {
                return Optional.of(made);
            }
        }
        return Optional.empty();
    }

    private boolean more() {
        return at < pattern.length();
    }

    /** Of alternatives the first that is not empty is taken. */
    private String alternatives() {
        String first = sequence();
        while (more() && pattern.charAt(at) == '|') {
            at++;
            String next = sequence();
            first = first.isEmpty() ? next : first;
        }
        return first;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (more() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            String one = atom();
            int times = count();
            if ((long) one.length() * times + text.length() <= LONGEST) {
                text.append(one.repeat(times));
            }
        }
        return text.toString();
    }

    private String atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> "a";
            case '(' -> group();
            case '[' -> fromClass();
            case '\\' -> escape();
            default -> String.valueOf(c);
        };
    }

    private String group() {
        boolean looks = false;
        if (pattern.startsWith("?", at)) {
            looks = pattern.startsWith("?=", at) || pattern.startsWith("?!", at) || pattern.startsWith("?<=", at);
            int name = pattern.startsWith("?<", at) && !looks ? pattern.indexOf('>', at) : at + 1;
            at = Math.min(pattern.length(), Math.max(name, at + 1) + 1);
        }
        String inner = alternatives();
        at = Math.min(pattern.length(), at + 1);
        return looks ? "" : inner;
    }

    private String fromClass() {
        int begin = at - 1;
        int end = at;
        end += pattern.startsWith("^", end) ? 1 : 0;
        end += pattern.startsWith("]", end) ? 1 : 0;
        while (end < pattern.length() && pattern.charAt(end) != ']') {
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        at = Math.min(pattern.length(), end + 1);
        return oneOf(pattern.substring(begin, at));
    }

    private static String oneOf(String characters) {
        Pattern allowed;
        try {
            allowed = Pattern.compile(characters);
        } catch (PatternSyntaxException unreadable) {
            return "a";
        }
        for (int i = 0; i < CANDIDATES.length(); i++) {
            String candidate = CANDIDATES.substring(i, i + 1);
            if (allowed.matcher(candidate).matches()) {
                return candidate;
            }
        }
        for (char c = '!'; c < '\u0250'; c++) {
            if (allowed.matcher(String.valueOf(c)).matches()) {
                return String.valueOf(c);
            }
        }
        return "a";
    }

    private String escape() {
        char c = more() ? pattern.charAt(at++) : '\\';
        return switch (c) {
            case 'd', 'w', 's', 'D', 'W', 'S' -> oneOf("\\" + c);
            case 'p', 'P' -> {
                int end = pattern.indexOf('}', at);
                String whole = pattern.substring(at - 2, end < 0 ? at : end + 1);
                at = end < 0 ? at : end + 1;
                yield oneOf(whole);
            }
            case 'b', 'B', 'A', 'Z', 'z' -> "";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            default -> String.valueOf(c);
        };
    }

    private int count() {
        if (!more()) {
            return 1;
        }
        int times = switch (pattern.charAt(at)) {
            case '*' -> repeats;
            case '+' -> Math.max(1, repeats);
            case '?' -> 0;
            case '{' -> bounds();
            default -> -1;
        };
        if (times < 0) {
            return 1;
        }
        at++;
        if (more() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++; // how greedy it is makes no difference to us
        }
        return times;
    }

    /** Leaves the position on the closing brace. */
    private int bounds() {
        int end = pattern.indexOf('}', at);
        String[] parts =
                end < 0 ? new String[0] : pattern.substring(at + 1, end).split(",", -1);
        if (parts.length == 0 || !parts[0].matches("[0-9]{1,5}")) {
            return -1;
        }
        at = end;
        int least = Integer.parseInt(parts[0]);
        int most = parts.length == 1
                ? least
                : parts[1].matches("[0-9]{1,5}") ? Integer.parseInt(parts[1]) : Integer.MAX_VALUE;
        return Math.min(Math.max(least, repeats), most);
    }
}
