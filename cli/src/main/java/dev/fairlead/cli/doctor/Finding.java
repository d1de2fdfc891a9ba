package dev.fairlead.cli.doctor;

import dev.fairlead.cli.text.Columns;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What came of one check.
 *
 * @param check what was looked at, in a word or two
 * @param verdict what it means
 * @param text what was found; never with a secret in it
 * @param remedy what to do about it; empty for nothing
 */
public record Finding(String check, Verdict verdict, String text, String remedy) {

    /** What a finding means. */
    public enum Verdict {
        /** As it should be. */
        OK,
        /** No reason for failures by itself, and worth to be known. */
        NOTE,
        /** A reason for failures. */
        PROBLEM,
        /** For a person to look at. */
        MANUAL,
        /** Not looked at, because something before it failed or it was not asked for. */
        SKIPPED
    }

    /** Returns a finding that all is well. */
    public static Finding ok(String check, String text) {
        return new Finding(check, Verdict.OK, text, "");
    }

    /** Returns a finding that is worth to be known. */
    public static Finding note(String check, String text, String remedy) {
        return new Finding(check, Verdict.NOTE, text, remedy);
    }

    /** Returns a finding that is a reason for failures. */
    public static Finding problem(String check, String text, String remedy) {
        return new Finding(check, Verdict.PROBLEM, text, remedy);
    }

    /** Returns that a check was left out. */
    public static Finding skipped(String check, String why) {
        return new Finding(check, Verdict.SKIPPED, why, "");
    }

    /** Returns whether one of the findings is a problem. */
    public static boolean anyProblem(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.verdict == Verdict.PROBLEM);
    }

    /** Returns findings as lines for people, each remedy below its finding. */
    public static String table(List<Finding> findings) {
        Columns table = new Columns("", 24);
        for (Finding finding : findings) {
            table.row(finding.word(), finding.check, finding.text);
            if (!finding.remedy.isEmpty()) {
                table.row("", "", "-> " + finding.remedy);
            }
        }
        return table.toString();
    }

    /** Returns findings for a program. */
    public static JsonObject json(List<Finding> findings) {
        return JsonObject.builder()
                .put(
                        "findings",
                        JsonArray.of(
                                findings.stream().<JsonValue>map(Finding::json).toList()))
                .put(
                        "problems",
                        dev.fairlead.json.JsonNumber.of(findings.stream()
                                .filter(finding -> finding.verdict == Verdict.PROBLEM)
                                .count()))
                .build();
    }

    private JsonObject json() {
        return JsonObject.builder()
                .put("check", new JsonString(check))
                .put("verdict", new JsonString(word()))
                .put("text", new JsonString(text))
                .put("remedy", new JsonString(remedy))
                .build();
    }

    private String word() {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
