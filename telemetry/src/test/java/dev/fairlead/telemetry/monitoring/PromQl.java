package dev.fairlead.telemetry.monitoring;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an expression in Prometheus' language speaks of. Finds names, no more: whether it is well formed is {@code promtool}'s
 * to say.
 *
 * @param metrics the names of metrics
 * @param labels the names of labels, in matchers and groupings
 */
record PromQl(Set<String> metrics, Set<String> labels) {

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)\\}");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\s*\\(|[a-zA-Z0-9_:])");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "by", "on", "inf", "nan");

    static PromQl of(String expression) {
        String rest = RANGE.matcher(STRING.matcher(expression).replaceAll("")).replaceAll("");
        Set<String> labels = new LinkedHashSet<>();
        rest = take(MATCHERS, rest, labels);
        rest = take(GROUPING, rest, labels);
        Set<String> metrics = NAME.matcher(rest)
                .results()
                .map(found -> found.group())
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new PromQl(metrics, labels);
    }

    private static String take(Pattern part, String text, Set<String> labels) {
        Matcher found = part.matcher(text);
        while (found.find()) {
            Stream.of(found.group(1).split("[,\\s]+|[=!~]+"))
                    .filter(label -> !label.isEmpty())
                    .forEach(labels::add);
        }
        return found.replaceAll("");
    }
}
