package dev.fairlead.cli;

import dev.fairlead.cli.text.Columns;
import dev.fairlead.cli.text.Plain;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.diff.Change;
import dev.fairlead.description.diff.DescriptionDiff;
import dev.fairlead.description.diff.Spot;
import dev.fairlead.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fairlead diff}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Says what changed between two versions of a description, and what of it breaks programs that keep to the",
            "old one. A schema that changed is told once, however many operations use it.",
            ""
        },
        footer = {
            "",
            "Exit status: 0 if nothing breaks, 1 if something does, 2 if a description cannot be read.",
            "",
            "Examples:",
            "  fairlead diff old.json new.json                    everything that changed",
            "  fairlead diff --breaking old.yaml new.yaml         only what breaks, for a build",
            "  fairlead diff --operations 'Get*' old.yaml new.yaml   as far as these operations go",
            "  fairlead diff --json stripe spec3.json             the bundled description and another, for a program"
        })
final class DiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "OLD", description = "A description file, or a provider that is bundled.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The description to compare it with.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String now;

    @Option(names = "--breaking", description = "Tell only what breaks.")
    private boolean breakingOnly;

    @Option(
            names = "--operations",
            split = ",",
            paramLabel = "IDS",
            description = "Only what concerns operations with these ids; * stands for any characters.")
    private @Nullable List<String> operations;

    @Option(names = "--json", description = "Print one JSON object, and nothing else on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ApiDescription before = DescriptionFiles.open(old);
        ApiDescription after = DescriptionFiles.open(now);
        OperationFilter filter = OperationFilter.of(operations);
        filter.requireAnyOf(List.of(before, after), spec);
        DescriptionDiff diff = DescriptionDiff.between(before, after, filter);
        List<Change> told = breakingOnly ? diff.breaking() : diff.changes();
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? asJson(before, after, diff, told).toJson() + "\n" : text(before, after, diff, told));
        out.flush();
        return diff.isBreaking() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private String text(ApiDescription before, ApiDescription after, DescriptionDiff diff, List<Change> told) {
        int breaking = diff.breaking().size();
        StringBuilder text = new StringBuilder();
        text.append(name(before)).append(" -> ").append(name(after)).append('\n');
        text.append(breaking == 0 ? "nothing breaks" : Plain.count(breaking, "breaking change"))
                .append(", ")
                .append(Plain.count(diff.changes().size() - breaking, "other change"))
                .append('\n');
        section("breaking", told.stream().filter(Change::breaking).toList(), text);
        section("other", told.stream().filter(change -> !change.breaking()).toList(), text);
        return text.toString();
    }

    private static String name(ApiDescription description) {
        return Plain.line(description.title() + " " + description.version(), 70);
    }

    private void section(String heading, List<Change> changes, StringBuilder text) {
        if (changes.isEmpty()) {
            return;
        }
        text.append('\n').append(heading).append('\n');
        for (Change change : changes) {
            String uses = change.schema() == null || change.uses() == 0
                    ? ""
                    : " (" + way(change) + Plain.count(change.uses(), "operation") + ")";
            text.append(new Columns("  ", 0).row(Plain.line(change.subject() + ": " + change.message(), 400) + uses));
            String where = where(change);
            text.append(where.isEmpty() ? "" : "      " + where + "\n");
        }
    }

    private static String way(Change change) {
        return change.direction() == null ? "" : change.direction().name().toLowerCase(Locale.ROOT) + "s of ";
    }

    private String where(Change change) {
        Spot was = change.old();
        Spot is = change.now();
        String first = was == null ? "" : old + place(was);
        String second = is == null ? "" : now + place(is);
        return first.isEmpty() || second.isEmpty() ? first + second : first + " -> " + second;
    }

    /** The pointer is told where the line is not known, or is the same for everything in a document of one line. */
    private static String place(Spot spot) {
        String line = spot.line() > 1 ? ":" + spot.line() : "";
        return line.isEmpty() && !spot.pointer().isEmpty() ? "#" + Plain.line(spot.pointer(), 300) : line;
    }

    private JsonObject asJson(ApiDescription before, ApiDescription after, DescriptionDiff diff, List<Change> told) {
        return JsonObject.builder()
                .put("old", asJson(before))
                .put("new", asJson(after))
                .put("breaking", diff.breaking().size())
                .put("other", diff.changes().size() - diff.breaking().size())
                .put("changes", told.stream().map(DiffCommand::asJson).toList())
                .build();
    }

    private static JsonObject asJson(ApiDescription description) {
        return JsonObject.builder()
                .put("source", description.source())
                .put("title", description.title())
                .put("version", description.version())
                .build();
    }

    private static JsonObject asJson(Change change) {
        return JsonObject.builder()
                .put("kind", change.kind().code())
                .put("breaking", change.breaking())
                .putIfPresent(
                        "direction",
                        change.direction() == null
                                ? null
                                : change.direction().name().toLowerCase(Locale.ROOT))
                .putIfPresent("schema", change.schema())
                .put("at", change.at())
                .put("message", change.message())
                .putIfPresent("before", change.before())
                .putIfPresent("after", change.after())
                .putIfPresent("old", asJson(change.old()))
                .putIfPresent("new", asJson(change.now()))
                .put("uses", change.uses())
                .put("operations", change.operations())
                .build();
    }

    private static @Nullable JsonObject asJson(@Nullable Spot spot) {
        return spot == null
                ? null
                : JsonObject.builder()
                        .put("line", spot.line())
                        .put("pointer", spot.pointer())
                        .build();
    }
}
