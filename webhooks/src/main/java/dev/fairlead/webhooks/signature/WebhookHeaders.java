package dev.fairlead.webhooks.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The headers of a webhook: names without regard to case (RFC 9110 §5.1), each with its values in order. Immutable. */
public final class WebhookHeaders {

    private static final WebhookHeaders NONE = new WebhookHeaders(Map.of());

    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private WebhookHeaders(Map<String, List<String>> headers) {
        headers.forEach((name, all) ->
                values.computeIfAbsent(name, n -> new ArrayList<>()).addAll(all));
        values.replaceAll((name, all) -> List.copyOf(all));
    }

    /** Returns headers without any. */
    public static WebhookHeaders none() {
        return NONE;
    }

    /** Returns one header. */
    public static WebhookHeaders of(String name, String value) {
        return new WebhookHeaders(Map.of(name, List.of(value)));
    }

    /** Returns these headers; names that differ in case only are one. */
    public static WebhookHeaders of(Map<String, List<String>> headers) {
        return new WebhookHeaders(headers);
    }

    /** Returns the values of a header, one for each line; empty where it is not there. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Returns the first value of a header; null where it is not there. */
    public @Nullable String first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.getFirst();
    }

    /** Returns the names only, because values may be secret. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
