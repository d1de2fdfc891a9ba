package dev.fairlead.cli;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.profile.Spelling;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Operations by their ids, in which {@code *} stands for any characters. */
final class OperationFilter implements Predicate<ApiOperation> {

    private final List<String> globs;
    private final List<Pattern> patterns;

    private OperationFilter(List<String> globs) {
        this.globs = globs;
        this.patterns = globs.stream().map(OperationFilter::pattern).toList();
    }

    /** Returns a filter; null lets everything through. */
    static OperationFilter of(@Nullable List<String> globs) {
        return new OperationFilter(
                globs == null ? List.of() : globs.stream().map(String::strip).toList());
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (String literal : glob.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return Pattern.compile(regex.toString());
    }

    @Override
    public boolean test(ApiOperation operation) {
        return patterns.isEmpty()
                || patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(operation.id()).matches());
    }

    /** Ends the command unless each pattern fits an operation of one of the descriptions. */
    void requireAnyOf(List<ApiDescription> descriptions, CommandSpec spec) {
        List<String> ids = descriptions.stream()
                .flatMap(description -> description.operations().stream())
                .map(ApiOperation::id)
                .distinct()
                .toList();
        for (int i = 0; i < globs.size(); i++) {
            Pattern pattern = patterns.get(i);
            if (ids.stream().noneMatch(id -> pattern.matcher(id).matches())) {
                String nearest = Spelling.nearest(globs.get(i), ids)
                        .map(id -> "; did you mean " + id + "?")
                        .orElse("; fairlead describe --operations lists them");
                throw new ParameterException(spec.commandLine(), "no operation has the id " + globs.get(i) + nearest);
            }
        }
    }
}
