package dev.fairlead.profile;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds what a profile says about retries. */
final class RetriesReader {

    private RetriesReader() {}

    static Retries read(Section section) {
        Duration transientBase = section.required("transient_base", FieldKind.DURATION);
        Duration throttledBase = section.required("throttled_base", FieldKind.DURATION);
        Duration cap = section.required("cap", FieldKind.DURATION);
        Retries retries = new Retries(
                verdict(section.optionalSection("verdict")),
                section.sections("rules").stream().map(RetriesReader::rule).toList(),
                waitHints(section),
                new HashSet<>(section.optionalList("safe_operations", FieldKind.TEXT)),
                section.optional("attempt_header", FieldKind.HEADER),
                section.required("max_attempts", FieldKind.integer(1, 100)),
                transientBase,
                throttledBase,
                cap);
        checkCap(section, "transient_base", transientBase, cap);
        checkCap(section, "throttled_base", throttledBase, cap);
        section.finish();
        return retries;
    }

    private static void checkCap(Section section, String field, Duration base, Duration cap) {
        if (base.compareTo(cap) > 0) {
            section.trouble(field, "is longer than the cap");
        }
    }

    private static Retries.@Nullable Verdict verdict(@Nullable Section section) {
        if (section == null) {
            return null;
        }
        Retries.Verdict verdict = new Retries.Verdict(
                section.required("header", FieldKind.HEADER),
                section.required("retry", FieldKind.TEXT),
                section.required("stop", FieldKind.TEXT));
        section.finish();
        return verdict;
    }

    private static Retries.Rule rule(Section section) {
        Section when = section.section("when");
        Retries.Rule rule = new Retries.Rule(
                WhenReader.read(when),
                section.required("outcome", FieldKind.oneOf(Meaning.class)),
                Boolean.TRUE.equals(section.optional("unprocessed", FieldKind.FLAG)),
                section.optional("unhinted_wait", FieldKind.DURATION),
                section.optional("advice", FieldKind.TEXT));
        section.finish();
        return rule;
    }

    private static List<Retries.WaitHint> waitHints(Section section) {
        return section.optionalSections("wait_hints").stream()
                .map(RetriesReader::waitHint)
                .filter(Objects::nonNull)
                .<Retries.WaitHint>map(Objects::requireNonNull)
                .toList();
    }

    private static Retries.@Nullable WaitHint waitHint(Section section) {
        String header = section.optional("header", FieldKind.HEADER);
        String field = section.optional("field", FieldKind.POINTER);
        WaitUnit unit = section.required("unit", FieldKind.oneOf(WaitUnit.class));
        Duration atLeast = section.optional("at_least", FieldKind.DURATION);
        Duration longest = section.optional("longest", FieldKind.DURATION);
        section.finish();
        if ((header == null) == (field == null)) {
            section.trouble(header == null ? "" : "field", "a hint is in either a header or a field");
            return null;
        }
        if (atLeast != null && longest != null && atLeast.compareTo(longest) > 0) {
            section.trouble("at_least", "is longer than the longest");
        }
        return new Retries.WaitHint(header, field, unit, atLeast, longest);
    }
}
