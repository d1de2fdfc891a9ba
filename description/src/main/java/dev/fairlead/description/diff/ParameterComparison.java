package dev.fairlead.description.diff;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.ApiParameter.Place;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the parameters of one operation. */
final class ParameterComparison {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\+?([^{}/]+)}");

    private final SchemaGraph graph;
    private final int number;
    private final ApiOperation old;
    private final ApiOperation now;

    ParameterComparison(SchemaGraph graph, int number, ApiOperation old, ApiOperation now) {
        this.graph = graph;
        this.number = number;
        this.old = old;
        this.now = now;
    }

    void compare(List<Finding> findings) {
        List<ApiParameter> removed = new ArrayList<>(old.parameters());
        List<ApiParameter> added = new ArrayList<>(now.parameters());
        List<String> oldVariables = variables(old.path());
        List<String> newVariables = variables(now.path());
        List<BiPredicate<ApiParameter, ApiParameter>> rules = List.of(
                (was, is) -> was.place() == is.place() && was.name().equals(is.name()),
                (was, is) -> was.place() == Place.PATH
                        && is.place() == Place.PATH
                        && oldVariables.contains(was.name())
                        && oldVariables.indexOf(was.name()) == newVariables.indexOf(is.name()),
                (was, is) -> was.name().equals(is.name()));
        for (BiPredicate<ApiParameter, ApiParameter> rule : rules) {
            for (Iterator<ApiParameter> each = removed.iterator(); each.hasNext(); ) {
                ApiParameter was = each.next();
                ApiParameter is = added.stream()
                        .filter(candidate -> rule.test(was, candidate))
                        .findFirst()
                        .orElse(null);
                if (is != null) {
                    each.remove();
                    added.remove(is);
                    compare(was, is, findings);
                }
            }
        }
        removed.forEach(
                gone -> findings.add(Finding.of(ChangeKind.PARAMETER_REMOVED, true, at(gone), "parameter removed")));
        added.forEach(fresh -> findings.add(Finding.of(
                ChangeKind.PARAMETER_ADDED,
                fresh.required(),
                at(fresh),
                fresh.required() ? "required parameter added" : "parameter added")));
    }

    private static List<String> variables(String path) {
        List<String> names = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private void compare(ApiParameter was, ApiParameter is, List<Finding> findings) {
        String at = at(was);
        if (was.place() != is.place()) {
            findings.add(Finding.of(ChangeKind.PARAMETER_MOVED, true, at, "goes into the " + place(is) + " now")
                    .values(place(was), place(is)));
        } else if (!was.name().equals(is.name())) {
            findings.add(Finding.of(ChangeKind.PARAMETER_RENAMED, false, at, "is called " + is.name() + " now")
                    .values(was.name(), is.name()));
        } else if (!was.encoding().equals(is.encoding())) {
            String before = style(was);
            String after = style(is);
            findings.add(Finding.of(ChangeKind.STYLE_CHANGED, hasParts(is), at, "written as " + after + " now")
                    .values(before, after));
        }
        if (was.required() != is.required()) {
            ChangeKind kind = is.required() ? ChangeKind.BECAME_REQUIRED : ChangeKind.BECAME_OPTIONAL;
            String message = is.required() ? "is required now" : "is optional now";
            findings.add(Finding.of(kind, is.required(), at, message));
        }
        PropertyRules.deprecation(at, was.deprecated(), is.deprecated(), findings);
        graph.use(number, was.schema(), is.schema(), Direction.REQUEST, at);
    }

    /** Only lists and objects are written differently in one style and another. */
    private static boolean hasParts(ApiParameter parameter) {
        return switch (parameter.schema().type()) {
            case STRING, INTEGER, NUMBER, BOOLEAN -> false;
            case ARRAY, OBJECT, ANY -> true;
        };
    }

    private static String style(ApiParameter parameter) {
        return parameter.encoding().style() + (parameter.encoding().explode() ? ", exploded" : "");
    }

    private static String at(ApiParameter parameter) {
        return place(parameter) + " " + parameter.name();
    }

    private static String place(ApiParameter parameter) {
        return parameter.place().name().toLowerCase(Locale.ROOT);
    }
}
