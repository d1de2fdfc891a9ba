package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.ParamStyle;
import dev.fairlead.client.model.Params;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills the variables of a path. A value stays inside its segment whatever it holds: a slash is encoded, but for a variable
 * that is written <code>{+name}</code> and means several segments (RFC 6570 §3.2.3). A value that would make a segment {@code .}
 * or {@code ..} is refused, because servers and proxies resolve those even when encoded (RFC 3986 §6.2.2.3).
 */
final class PathTemplate {

    private PathTemplate() {}

    static String expand(String template, Map<String, ?> variables) {
        return expand(template, variables, Map.of());
    }

    /**
     * Fills a path.
     *
     * @param styles of variables that are not simple
     */
    static String expand(String template, Map<String, ?> variables, Map<String, ParamStyle> styles) {
        StringBuilder path = new StringBuilder(template.length() + 32);
        int at = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("the path " + template + " opens a brace and does not close it");
            }
            boolean several = template.startsWith("+", open + 1);
            String name = template.substring(open + (several ? 2 : 1), close);
            ParamStyle style = styles.getOrDefault(name, ParamStyle.SIMPLE);
            path.append(template, at, open).append(value(template, name, variables.get(name), style, several));
            at = close + 1;
        }
        path.append(template, at, template.length());
        checkUsed(template, variables);
        return checkSegments(template, path.toString());
    }

    private static String value(
            String template, String name, @Nullable Object value, ParamStyle style, boolean several) {
        String text = value instanceof String plain ? plain : value == null ? "" : styled(name, value, style);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the path " + template + " needs a value for " + name + ", and there is "
                    + (value == null ? "none" : "an empty one"));
        }
        if (!(value instanceof String)) {
            return text;
        }
        if (style != ParamStyle.SIMPLE) {
            return styled(name, value, style);
        }
        return several ? PercentEncoding.encodeSegments(text) : PercentEncoding.encode(text);
    }

    private static String styled(String name, Object value, ParamStyle style) {
        JsonValue json = Params.of(Map.of(name, value)).toJson().get(name);
        return StyledValue.path(name, json == null ? JsonObject.empty() : json, style);
    }

    private static void checkUsed(String template, Map<String, ?> variables) {
        for (String name : variables.keySet()) {
            if (!names(template, name)) {
                throw new IllegalArgumentException("the path " + template + " has no variable " + name);
            }
        }
    }

    private static boolean names(String template, String name) {
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
            int start = template.startsWith("+", open + 1) ? open + 2 : open + 1;
            if (template.startsWith(name, start) && template.startsWith("}", start + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static String checkSegments(String template, String path) {
        if (!path.startsWith(".") && !path.contains("/.")) {
            return path;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException(
                        "a value for the path " + template + " is \"" + segment + "\", which would name another path");
            }
        }
        return path;
    }
}
