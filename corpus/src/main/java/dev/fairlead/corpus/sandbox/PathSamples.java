package dev.fairlead.corpus.sandbox;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.json.JsonString;
import dev.fairlead.sandbox.synthesis.SchemaValues;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values for the variables of paths: the same wherever the same path goes before, as far as one value is valid everywhere. */
final class PathSamples {

    static final Pattern VARIABLE = Pattern.compile("\\{([+]?)([^{}]*?)[*]?}");

    private final Map<String, Set<Schema>> schemas = new HashMap<>();
    private final SchemaValues values;

    PathSamples(ApiDescription description, SchemaValues values) {
        this.values = values;
        for (ApiOperation operation : description.operations()) {
            Matcher matcher = VARIABLE.matcher(operation.path());
            while (matcher.find()) {
                String variable = matcher.group(2);
                String before = bare(operation.path().substring(0, matcher.start()));
                of(operation, variable).forEach(schemas.computeIfAbsent(before, fresh -> new LinkedHashSet<>())::add);
            }
        }
    }

    private static String bare(String path) {
        return VARIABLE.matcher(path).replaceAll("{}");
    }

    /** Returns what an operation says of a variable. */
    static List<Schema> of(ApiOperation operation, String variable) {
        return operation.parameters(ApiParameter.Place.PATH).stream()
                .filter(parameter -> parameter.name().equals(variable))
                .map(ApiParameter::schema)
                .toList();
    }

    /**
     * Returns a value.
     *
     * @param before the template up to the variable
     */
    String sample(ApiOperation operation, String before, String variable) {
        List<Schema> own = of(operation, variable);
        Set<Schema> all = schemas.getOrDefault(bare(before), Set.of());
        return all.stream()
                .map(schema -> SampleRequest.text(values.value(schema)))
                .filter(text -> isValid(text, all) && !text.isEmpty())
                .findFirst()
                .or(() -> own.stream()
                        .map(schema -> SampleRequest.text(values.value(schema)))
                        .filter(text -> !text.isEmpty())
                        .findFirst())
                .orElse("sample");
    }

    static boolean isValid(String text, Iterable<Schema> schemas) {
        for (Schema schema : schemas) {
            if (!SchemaValidator.forForms().check(new JsonString(text), schema).isValid()) {
                return false;
            }
        }
        return true;
    }
}
