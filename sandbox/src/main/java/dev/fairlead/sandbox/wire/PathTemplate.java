package dev.fairlead.sandbox.wire;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A path template, taken apart: {@code /v1/{+name}:cancel?alt=media}. A variable with a plus spans several segments (RFC 6570 §3.2.3);
 * what follows a question mark or a hash is a condition, since a path on the wire has neither. Immutable.
 *
 * @param segments of the path alone, with the variables
 * @param variables the names of the variables, in order
 * @param conditions what a request must carry besides: in the query, a header or the form
 */
record PathTemplate(List<String> segments, List<String> variables, List<Condition> conditions) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([+]?)([^{}]*?)([*]?)}");

    /** A name and its value; an empty value is any. */
    record Condition(String name, String value) {}

    static PathTemplate of(ApiOperation operation, String prefix) {
        String path = operation.path();
        int end = firstOf(path, "?#");
        List<Condition> conditions = new ArrayList<>();
        if (end < path.length()) {
            for (String pair : path.substring(end + 1).split("[&?#]", -1)) {
                int equals = pair.indexOf('=');
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                if (!pair.isEmpty()) {
                    conditions.add(new Condition(
                            equals < 0 ? pair : pair.substring(0, equals), value.contains("{") ? "" : value));
                }
            }
        }
        List<String> variables = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(path.substring(0, end));
        while (matcher.find()) {
            variables.add(matcher.group(2));
        }
        return new PathTemplate(Routes.split(prefix + path.substring(0, end)), variables, conditions);
    }

    /** Where one of some characters first stands outside of braces. */
    private static int firstOf(String text, String characters) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth <= 0 && characters.indexOf(c) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    /** Returns whether a segment is nothing but one variable. */
    static boolean isVariable(String segment) {
        return segment.matches("\\{[^{}+*]*}");
    }

    static boolean hasVariable(String segment) {
        return segment.indexOf('{') >= 0 && VARIABLE.matcher(segment).find();
    }

    /** Returns whether a variable of a segment spans several. */
    static boolean spans(String segment) {
        return segment.contains("{+") || segment.contains("*}");
    }

    /** Returns a pattern whose groups are the variables. */
    static Pattern pattern(List<String> segments, ApiOperation operation) {
        StringBuilder pattern = new StringBuilder();
        String text = String.join("/", segments);
        Matcher matcher = VARIABLE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            pattern.append(Pattern.quote(text.substring(end, matcher.start())));
            boolean spans = !matcher.group(1).isEmpty() || !matcher.group(3).isEmpty();
            pattern.append('(')
                    .append(spans ? spanning(matcher.group(2), operation) : single(matcher.group(2), operation))
                    .append(')');
            end = matcher.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(text.substring(end))).toString());
    }

    /** Where two variables stand side by side, the values of one tell where it begins. */
    private static String single(String variable, ApiOperation operation) {
        String values = operation.parameters(ApiParameter.Place.PATH).stream()
                .filter(parameter -> parameter.name().equals(variable))
                .flatMap(parameter -> parameter.schema().enumValues().stream())
                .filter(JsonString.class::isInstance)
                .map(value -> Pattern.quote(((JsonString) value).value()))
                .collect(Collectors.joining("|"));
        return values.isEmpty() ? "[^/]+?" : values;
    }

    /** Google says what such a variable looks like, and needs it to tell its methods apart. */
    private static String spanning(String variable, ApiOperation operation) {
        return operation.parameters(ApiParameter.Place.PATH).stream()
                .filter(parameter -> parameter.name().equals(variable))
                .map(parameter -> String.valueOf(parameter.schema().pattern()))
                .filter(written -> written.matches("\\^[A-Za-z0-9/_.-]*(\\[\\^/\\][+*][A-Za-z0-9/_.-]*)*\\$"))
                .map(written -> written.substring(1, written.length() - 1))
                .findFirst()
                .orElse(".+?");
    }
}
