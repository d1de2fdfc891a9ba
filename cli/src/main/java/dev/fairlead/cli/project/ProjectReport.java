package dev.fairlead.cli.project;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.description.diff.Change;
import dev.fairlead.description.diff.DescriptionDiff;
import dev.fairlead.json.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a run says about itself: what changed in the description, what was written, what was left, and what to do next. */
public final class ProjectReport {

    private static final int SHOWN = 20;

    private final Path folder;
    private final NewProject project;
    private final OwnArtifacts artifacts;
    private final boolean dryRun;
    private final boolean renewed;
    private final Optional<DescriptionDiff> diff;

    /** Looks at the folder before anything is written. */
    public ProjectReport(
            Path folder, ProjectFolder target, NewProject project, OwnArtifacts artifacts, boolean dryRun) {
        this.folder = folder;
        this.project = project;
        this.artifacts = artifacts;
        this.dryRun = dryRun;
        this.renewed = target.isOurs();
        this.diff = diff(target);
    }

    private Optional<DescriptionDiff> diff(ProjectFolder target) {
        String old = target.fact("description").orElse("");
        Optional<byte[]> before = old.isEmpty() ? Optional.empty() : target.read(old);
        byte[] now = project.files().get("src/main/api/" + project.project().descriptionFile());
        if (before.isEmpty() || now == null || Arrays.equals(before.get(), now)) {
            return Optional.empty();
        }
        ApiDescription was = DescriptionReader.read(before.get(), old);
        return Optional.of(DescriptionDiff.between(was, project.project().description()));
    }

    /** Returns the report for people. */
    public String asText(ProjectFolder.Changes changes) {
        StringBuilder text = new StringBuilder();
        diff.ifPresent(found -> description(text, found));
        if (dryRun) {
            tree(text);
            text.append('\n');
        }
        int calls = project.project().calls().all().size();
        String would = dryRun ? "would be " : "";
        text.append(folder)
                .append(": ")
                .append(calls)
                .append(" of ")
                .append(project.project().description().operations().size())
                .append(" operations; ")
                .append(changes.added().size())
                .append(" files ")
                .append(would)
                .append("written");
        if (renewed) {
            text.append(", ")
                    .append(changes.renewed().size())
                    .append(' ')
                    .append(would)
                    .append("renewed, ")
                    .append(changes.removed().size())
                    .append(' ')
                    .append(would)
                    .append("taken away, ")
                    .append(changes.same().size())
                    .append(" as they were");
        }
        text.append(" (").append(artifacts.size() / 1024).append(" KiB of it are Fairlead's own artifacts)\n");
        section(text, "Edited or taken away by people, and left so:", changes.kept());
        if (!dryRun && !renewed) {
            text.append("\nNext:\n  cd ")
                    .append(folder)
                    .append("\n  cp .env.example .env      # and put a test key into it\n")
                    .append(
                            "  mvn verify                # compiles, and runs all tests against a sandbox on this machine\n")
                    .append("Then read docs/plan.md: it says what is done and what is left.\n");
        }
        return text.toString();
    }

    private static void description(StringBuilder text, DescriptionDiff found) {
        text.append("The description changed: ")
                .append(found.changes().size())
                .append(" changes, ")
                .append(found.breaking().size())
                .append(" of them break callers\n");
        for (Change change : found.changes().stream().limit(SHOWN).toList()) {
            text.append("  ").append(change).append('\n');
        }
        if (found.changes().size() > SHOWN) {
            text.append("  and ").append(found.changes().size() - SHOWN).append(" more (fairlead diff shows all)\n");
        }
        text.append('\n');
    }

    private static void section(StringBuilder text, String head, List<String> paths) {
        if (!paths.isEmpty()) {
            text.append(head).append('\n');
            paths.stream()
                    .limit(SHOWN)
                    .forEach(path -> text.append("  ").append(path).append('\n'));
        }
    }

    /** Of what is in the repository only the folder is shown. */
    private void tree(StringBuilder text) {
        TreeSet<String> paths = new TreeSet<>();
        project.files()
                .keySet()
                .forEach(path -> paths.add(path.startsWith(".fairlead/repository/") ? ".fairlead/repository/" : path));
        text.append(folder).append("/\n");
        List<String> before = List.of();
        for (String path : paths) {
            List<String> parts = List.of(path.split("/", -1));
            for (int i = 0; i < parts.size(); i++) {
                boolean same = i < before.size() - 1 && before.subList(0, i + 1).equals(parts.subList(0, i + 1));
                if (!same && !parts.get(i).isEmpty()) {
                    text.append("  ".repeat(i + 1))
                            .append(parts.get(i))
                            .append(i < parts.size() - 1 ? "/" : "")
                            .append('\n');
                }
            }
            before = parts;
        }
    }

    /** Returns the report for programs. */
    public JsonObject asJson(ProjectFolder.Changes changes) {
        return JsonObject.builder()
                .put("folder", folder.toString())
                .put("provider", project.project().profile().id())
                .put("package", project.project().packageName())
                .put("operations", project.project().calls().all().size())
                .put("dryRun", dryRun)
                .put("added", changes.added())
                .put("renewed", changes.renewed())
                .put("removed", changes.removed())
                .put("kept", changes.kept())
                .put("changes", diff.map(found -> found.changes().size()).orElse(0))
                .put("breaking", diff.map(found -> found.breaking().size()).orElse(0))
                .build();
    }
}
