package dev.fairlead.profile;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds what a profile says about retries. */
final class RetriesReader {

    private RetriesReader() {}

    static Retries read(Section section, FieldKind<Integer> status) {
        Duration transientBase = section.required("transient_base", FieldKind.DURATION);
        Duration throttledBase = section.required("throttled_base", FieldKind.DURATION);
        Duration cap = section.required("cap", FieldKind.DURATION);
        Retries retries = new Retries(
                verdict(section.optionalSection("verdict")),
                set(section.list("transient_statuses", status)),
                set(section.optionalList("unprocessed_statuses", status)),
                set(section.optionalList("throttled_statuses", status)),
                set(section.optionalList("exhausted_codes", FieldKind.TEXT)),
                set(section.optionalList("locked_codes", FieldKind.TEXT)),
                waitHints(section),
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

    private static <T> Set<T> set(List<T> values) {
        return new HashSet<>(values);
    }
}
