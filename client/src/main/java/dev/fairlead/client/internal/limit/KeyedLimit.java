package dev.fairlead.client.internal.limit;

import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.limit.LimitKey;
import dev.fairlead.client.limit.LimitWindow;
import dev.fairlead.profile.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One limit, and how its key is read off a call.
 *
 * @param limit as the profile or the caller gives it
 * @param windows its windows; none where nothing is published and only pauses hold
 */
record KeyedLimit(RateLimit limit, List<LimitWindow> windows) {

    private static final char SEPARATOR = '\n';

    static KeyedLimit of(RateLimit limit) {
        return new KeyedLimit(
                limit,
                limit.windows().stream()
                        .map(window -> new LimitWindow(window.permits(), window.period(), window.burst()))
                        .toList());
    }

    /** Returns the limit that is there where no other counts for the account as a whole: pauses are kept in any case. */
    static KeyedLimit unpublished() {
        RateLimit placeholder = RateLimit.perAccount("account", 1, Duration.ofSeconds(1));
        return new KeyedLimit(placeholder, List.of());
    }

    String id() {
        return limit.id();
    }

    /** Returns whether it counts an account, or the whole application, and nothing narrower. */
    boolean isWide() {
        return limit.key().stream()
                .allMatch(key ->
                        key.kind() == RateLimit.Key.Kind.ACCOUNT || key.kind() == RateLimit.Key.Kind.APPLICATION);
    }

    /** Returns whether it counts an account, and nothing narrower. */
    boolean isOfAccount() {
        return isWide() && limit.key().contains(RateLimit.Key.ACCOUNT);
    }

    /** Returns the key of a limit that is wide. */
    LimitKey wideKey(String tenant) {
        return new LimitKey(
                limit.id(),
                limit.key().stream()
                        .map(key -> key.kind() == RateLimit.Key.Kind.ACCOUNT ? tenant : "")
                        .collect(Collectors.joining(String.valueOf(SEPARATOR))));
    }

    /** Returns whether the operation alone tells the key, where the tenant is the client's own. */
    boolean isFixed() {
        return limit.key().stream()
                .noneMatch(key -> key.kind() == RateLimit.Key.Kind.PATH || key.kind() == RateLimit.Key.Kind.HEADER);
    }

    /** Returns whether calls of an operation count: those that pass the filter and have the variables of the key. */
    boolean appliesTo(Call call, HttpRequest request) {
        String template = call.pathTemplate();
        return limit.appliesTo().matches(call.operationId(), request.method())
                && limit.key().stream()
                        .filter(key -> key.kind() == RateLimit.Key.Kind.PATH)
                        .allMatch(key -> template.contains("{" + key.name() + "}"));
    }

    /** Returns how many units a call takes. */
    long cost(Call call, HttpRequest request) {
        Long own = call.settings().cost();
        return own != null && !limit.unit().equals(RateLimit.REQUESTS) ? own : usualCost(call, request);
    }

    /** Returns how many units a call takes that does not say itself. */
    long usualCost(Call call, HttpRequest request) {
        return limit.cost().of(call.operationId(), request.method());
    }

    /** Returns the key of a call of a tenant. */
    LimitKey key(Call call, HttpRequest request, String tenant) {
        StringBuilder value = new StringBuilder();
        for (RateLimit.Key key : limit.key()) {
            value.append(part(key, call, request, tenant)).append(SEPARATOR);
        }
        value.setLength(value.length() - 1);
        return new LimitKey(limit.id(), value.toString());
    }

    private static String part(RateLimit.Key key, Call call, HttpRequest request, String tenant) {
        return switch (key.kind()) {
            case APPLICATION -> "";
            case ACCOUNT -> tenant;
            case OPERATION -> call.operationId();
            case METHOD -> request.method();
            case PATH -> pathValue(call.pathTemplate(), request.uri().getRawPath(), key.name());
            case HEADER -> request.headers().first(key.name()).orElse("");
        };
    }

    /** The template is the end of the path; before it may stand a path of the base address. */
    static String pathValue(String template, String path, String variable) {
        String[] expected = template.split("/", -1);
        String[] actual = path.split("/", -1);
        String placeholder = "{" + variable + "}";
        for (int i = 1; i <= Math.min(expected.length, actual.length); i++) {
            String segment = expected[expected.length - i];
            int at = segment.indexOf(placeholder);
            if (at >= 0) {
                String value = actual[actual.length - i];
                int after = segment.length() - at - placeholder.length();
                return value.length() >= at + after ? value.substring(at, value.length() - after) : value;
            }
        }
        return "";
    }

    /** Returns whether the provider means this limit by a name. */
    boolean isCalled(String name) {
        Set<String> names = limit.names();
        return names.contains(name) || limit.id().equals(name);
    }
}
