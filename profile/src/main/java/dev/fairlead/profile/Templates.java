package dev.fairlead.profile;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with names in braces. */
public final class Templates {

    private static final Pattern NAME = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

    private Templates() {}

    /** Returns the names in some templates, each once, in their order. */
    public static Set<String> names(String... templates) {
        Set<String> names = new LinkedHashSet<>();
        for (String template : templates) {
            Matcher matcher = NAME.matcher(template);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /** Returns a template with a value in place of each name; a value that looks like a name stays as it is. */
    public static String fill(String template, UnaryOperator<String> valueOf) {
        return NAME.matcher(template).replaceAll(match -> Matcher.quoteReplacement(valueOf.apply(match.group(1))));
    }

    /** Returns whether each brace belongs to a name. */
    static boolean isTemplate(String text) {
        String rest = NAME.matcher(text).replaceAll("");
        return rest.indexOf('{') < 0 && rest.indexOf('}') < 0;
    }
}
