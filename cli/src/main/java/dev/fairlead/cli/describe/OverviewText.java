package dev.fairlead.cli.describe;

import dev.fairlead.cli.text.Columns;
import dev.fairlead.cli.text.Plain;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An overview for people. */
public final class OverviewText {

    private static final int LONGEST = 110;
    private static final int GROUPS = 40;
    private static final int FACTS = 5;

    private final Overview overview;
    private final ApiDescription description;

    public OverviewText(Overview overview) {
        this.overview = overview;
        this.description = overview.description();
    }

    /**
     * Returns what is in it.
     *
     * @param bytes the file's size; 0 where there is no file
     */
    public String facts(long bytes) {
        Columns facts = new Columns("  ", 14);
        facts.row("format", overview.format());
        facts.row("source", description.source() + (bytes == 0 ? "" : ", " + Plain.size(bytes)));
        several("base URLs", description.servers(), facts);
        facts.row("operations", operations());
        facts.row("schemas", Plain.count(description.schemas().size(), "named schema"));
        several("credentials", overview.authentication(), facts);
        several("pages", words(overview.pages()), facts);
        several("idempotency", words(overview.idempotency()), facts);
        several("limits", words(overview.limits()), facts);
        facts.row("webhooks", webhooks());
        return Plain.line(description.title() + " " + description.version(), LONGEST) + "\n" + facts;
    }

    private String operations() {
        String methods = methods(overview.methods());
        String deprecated =
                overview.deprecated() == 0 ? "" : "; " + Plain.number(overview.deprecated()) + " deprecated";
        return Plain.number(description.operations().size()) + (methods.isEmpty() ? "" : ": " + methods) + deprecated;
    }

    private static String methods(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> Plain.number(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private String webhooks() {
        if (overview.webhooks().isEmpty()) {
            return "nothing said";
        }
        String some = overview.webhooks().stream().limit(4).collect(Collectors.joining(", "));
        return overview.webhooks().size() + ": " + Plain.line(some, LONGEST)
                + (overview.webhooks().size() > 4 ? ", …" : "");
    }

    private static List<String> words(List<Overview.Fact> facts) {
        return facts.stream()
                .map(fact -> fact.what() + ": " + Plain.count(fact.operations(), "operation") + ", first "
                        + fact.example() + (fact.line() > 1 ? " (line " + fact.line() + ")" : ""))
                .toList();
    }

    private static void several(String name, List<String> values, Columns facts) {
        if (values.isEmpty()) {
            facts.row(name, "nothing said");
        }
        for (int i = 0; i < values.size() && i < FACTS; i++) {
            facts.row(i == 0 ? name : "", Plain.line(values.get(i), LONGEST));
        }
        if (values.size() > FACTS) {
            facts.row("", "… " + (values.size() - FACTS) + " more");
        }
    }

    /** Returns the groups of operations. */
    public String groups() {
        Columns groups = new Columns("  ", 40);
        overview.groups().entrySet().stream()
                .limit(GROUPS)
                .forEach(entry -> groups.row(
                        Plain.line(entry.getKey(), 60),
                        Plain.number(entry.getValue().operations()),
                        methods(entry.getValue().methods())));
        int more = overview.groups().size() - GROUPS;
        return "operations by group\n" + groups + (more > 0 ? "  … " + Plain.count(more, "more group") + "\n" : "");
    }

    /**
     * Returns what is wrong with it.
     *
     * @param most how many oddities are told
     */
    public String oddities(int most) {
        List<Diagnostic> odd = description.diagnostics();
        if (odd.isEmpty()) {
            return "nothing is wrong with it\n";
        }
        StringBuilder text = new StringBuilder("what is wrong with it, and was repaired (" + odd.size() + ")\n");
        for (Diagnostic each : odd.subList(0, Math.min(most, odd.size()))) {
            text.append("  ")
                    .append(description.source())
                    .append(each.line() > 0 ? ":" + each.line() : "")
                    .append(": #")
                    .append(Plain.line(each.pointer(), 200))
                    .append(": ")
                    .append(Plain.line(each.message(), 300))
                    .append('\n');
        }
        return text + (odd.size() > most ? "  … " + (odd.size() - most) + " more: --all tells them\n" : "");
    }
}
