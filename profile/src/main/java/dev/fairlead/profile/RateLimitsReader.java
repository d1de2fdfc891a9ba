package dev.fairlead.profile;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds what a profile says about limits. */
final class RateLimitsReader {

    private static final FieldKind<Integer> AMOUNT = FieldKind.integer(1, 1_000_000_000);
    private static final String KEY_FORM = "application, account, operation, method, path:NAME or header:NAME";
    private static final FieldKind<String> KEY = FieldKind.text(
            KEY_FORM, text -> text.matches("application|account|operation|method|(path|header):[A-Za-z0-9_.-]{1,80}"));
    private static final FieldKind<String> COSTS = FieldKind.text(
            "a name and its cost such as POST=5", text -> text.matches("[^=\\s]{1,200}=[1-9][0-9]{0,8}"));

    private final FieldKind<String> method;
    private final Set<String> ids = new HashSet<>();

    private RateLimitsReader(FieldKind<String> method) {
        this.method = method;
    }

    static RateLimits read(@Nullable Section section, FieldKind<String> method) {
        return section == null ? RateLimits.NONE : new RateLimitsReader(method).limits(section);
    }

    private RateLimits limits(Section section) {
        List<RateLimit> limits = section.optionalSections("limits").stream()
                .map(this::limit)
                .filter(Objects::nonNull)
                .<RateLimit>map(Objects::requireNonNull)
                .toList();
        List<RateLimits.Signal> signals = section.optionalSections("signals").stream()
                .map(this::signal)
                .filter(Objects::nonNull)
                .<RateLimits.Signal>map(Objects::requireNonNull)
                .toList();
        RateLimits.Place reason = place(section.optionalSection("reason"));
        RateLimits.Concurrency concurrency = concurrency(section.optionalSection("concurrency"));
        section.finish();
        return new RateLimits(limits, signals, reason, concurrency);
    }

    private @Nullable RateLimit limit(Section section) {
        String id = section.required("id", FieldKind.ID);
        if (!id.isEmpty() && !ids.add(id)) {
            section.trouble("id", "\"" + id + "\" is taken by another one before it");
        }
        List<RateLimit.Window> windows = section.sections("windows").stream()
                .map(RateLimitsReader::window)
                .toList();
        List<RateLimit.Key> key =
                section.list("key", KEY).stream().map(RateLimitsReader::key).toList();
        String unit = section.optional("unit", FieldKind.ID);
        RateLimit.Cost cost = cost(section.optionalSection("cost"));
        RateLimit.Filter appliesTo = filter(section.optionalSection("applies_to"));
        Set<String> names = Set.copyOf(section.optionalList("names", FieldKind.TEXT));
        Mode mode = section.optional("mode", FieldKind.oneOf(Mode.class));
        section.finish();
        if (windows.isEmpty() || key.isEmpty()) {
            return null; // that was said
        }
        return new RateLimit(id, windows, key, unit == null ? RateLimit.REQUESTS : unit, cost, appliesTo, names, mode);
    }

    private static RateLimit.Window window(Section section) {
        int permits = section.required("permits", AMOUNT);
        Duration period = section.required("period", FieldKind.DURATION);
        Integer burst = section.optional("burst", AMOUNT);
        if (burst != null && burst > permits) {
            section.trouble("burst", "is more than the permits");
            burst = null;
        }
        if (period.compareTo(Duration.ofDays(366)) > 0) {
            section.trouble("period", "is longer than 366 days");
        }
        section.finish();
        return burst == null ? RateLimit.Window.of(permits, period) : new RateLimit.Window(permits, period, burst);
    }

    private static RateLimit.Key key(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        return kind.isEmpty()
                ? RateLimit.Key.ACCOUNT // a placeholder for what was wrong
                : new RateLimit.Key(
                        RateLimit.Key.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                        colon < 0 ? "" : text.substring(colon + 1));
    }

    private static RateLimit.Cost cost(@Nullable Section section) {
        if (section == null) {
            return RateLimit.Cost.ONE;
        }
        Integer usual = section.optional("usual", AMOUNT);
        Map<String, Long> methods = costs(section.optionalList("methods", COSTS));
        Map<String, Long> operations = costs(section.optionalList("operations", COSTS));
        RateLimits.Place actual = place(section.optionalSection("actual"));
        section.finish();
        return new RateLimit.Cost(usual == null ? 1 : usual, methods, operations, actual);
    }

    private static Map<String, Long> costs(List<String> written) {
        return written.stream()
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toMap(
                        text -> text.substring(0, text.indexOf('=')),
                        text -> Long.valueOf(text.substring(text.indexOf('=') + 1)),
                        (first, again) -> first));
    }

    private RateLimit.Filter filter(@Nullable Section section) {
        if (section == null) {
            return RateLimit.Filter.ALL;
        }
        RateLimit.Filter filter = new RateLimit.Filter(
                Set.copyOf(section.optionalList("methods", method)),
                Set.copyOf(section.optionalList("operations", FieldKind.TEXT)));
        section.finish();
        return filter;
    }

    private RateLimits.@Nullable Signal signal(Section section) {
        RateLimits.Signal.Form form = section.required("form", FieldKind.oneOf(RateLimits.Signal.Form.class));
        List<String> limits = section.optionalList("limits", FieldKind.ID);
        for (String limit : limits) {
            if (!limit.isEmpty() && !ids.contains(limit)) {
                section.trouble("limits", "there is no limit \"" + limit + "\"");
            }
        }
        String remaining = section.required("remaining", FieldKind.HEADER);
        boolean structured = form == RateLimits.Signal.Form.STRUCTURED;
        String reset = structured ? remaining : section.required("reset", FieldKind.HEADER);
        WaitUnit unit = structured ? WaitUnit.SECONDS : section.required("reset_unit", FieldKind.oneOf(WaitUnit.class));
        section.finish();
        return new RateLimits.Signal(Set.copyOf(limits), form, remaining, reset, unit);
    }

    private static RateLimits.@Nullable Concurrency concurrency(@Nullable Section section) {
        if (section == null) {
            return null;
        }
        Integer limit = section.optional("limit", FieldKind.integer(1, 1_000_000));
        boolean adaptive = section.required("adaptive", FieldKind.FLAG);
        Set<String> names = Set.copyOf(section.optionalList("names", FieldKind.TEXT));
        section.finish();
        if (limit == null && !adaptive) {
            section.trouble("adaptive", "a limit that is not published can only be adaptive");
            return null;
        }
        return new RateLimits.Concurrency(limit, adaptive, names);
    }

    private static RateLimits.@Nullable Place place(@Nullable Section section) {
        if (section == null) {
            return null;
        }
        String header = section.optional("header", FieldKind.HEADER);
        String field = section.optional("field", FieldKind.POINTER);
        section.finish();
        if ((header == null) == (field == null)) {
            section.trouble(header == null ? "" : "field", "it is in either a header or a field");
            return null;
        }
        return new RateLimits.Place(header, field);
    }
}
