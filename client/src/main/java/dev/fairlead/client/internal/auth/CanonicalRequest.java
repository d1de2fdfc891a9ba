package dev.fairlead.client.internal.auth;

import dev.fairlead.client.http.HttpRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request in the canonical form of Signature Version 4 ("Create a signed AWS API request", AWS Identity and Access Management User
 * Guide).
 *
 * @param signedHeaders the names in their order, separated by semicolons
 * @param text the whole form
 */
record CanonicalRequest(String signedHeaders, String text) {

    /** What the way to the provider may change or add, and what is not yet there when a request is signed. */
    private static final Set<String> UNSIGNED = Set.of(
            "accept",
            "accept-encoding",
            "authorization",
            "connection",
            "content-length",
            "expect",
            "keep-alive",
            "te",
            "traceparent",
            "tracestate",
            "baggage",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "via",
            "x-amzn-trace-id",
            "x-forwarded-for");

    /**
     * Returns the form of a request.
     *
     * @param objectPath whether the path is encoded once, as S3 has it, and not normalised
     */
    static CanonicalRequest of(HttpRequest request, boolean objectPath, String payloadHash) {
        Map<String, String> headers = headers(request);
        String names = String.join(";", headers.keySet());
        StringBuilder text = new StringBuilder(request.method())
                .append('\n')
                .append(path(request.uri(), objectPath))
                .append('\n')
                .append(query(request.uri()))
                .append('\n');
        headers.forEach(
                (name, value) -> text.append(name).append(':').append(value).append('\n'));
        text.append('\n').append(names).append('\n').append(payloadHash);
        return new CanonicalRequest(names, text.toString());
    }

    private static Map<String, String> headers(HttpRequest request) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("host", host(request.uri()));
        if (request.body() != null) {
            headers.put("content-type", oneSpace(request.body().contentType()));
        }
        request.headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!UNSIGNED.contains(lower) && !lower.equals("host") && !lower.equals("content-type")) {
                headers.merge(lower, oneSpace(value), (one, other) -> one + "," + other);
            }
        });
        return headers;
    }

    private static String oneSpace(String value) {
        return value.strip().replaceAll(" +", " ");
    }

    /** Returns the host with its port where that is not the usual one, as it goes on the wire. */
    static String host(URI uri) {
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getPort() < 0 || uri.getPort() == usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String path(URI uri, boolean objectPath) {
        String raw = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        if (objectPath) {
            return segments(raw, segment -> Texts.percentEncoded(decoded(segment.replace("+", "%2B"))));
        }
        return segments(normalised(raw), Texts::percentEncoded);
    }

    private static String segments(String path, java.util.function.UnaryOperator<String> change) {
        List<String> changed = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            changed.add(change.apply(segment));
        }
        return String.join("/", changed);
    }

    /** RFC 3986 §6.2.2.3, and several slashes are one. */
    private static String normalised(String path) {
        List<String> kept = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                if (!kept.isEmpty()) {
                    kept.removeLast();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.add(segment);
            }
        }
        boolean folder = path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..");
        return "/" + String.join("/", kept) + (folder && !kept.isEmpty() ? "/" : "");
    }

    private record Parameter(String name, String value) {}

    private static String query(URI uri) {
        if (uri.getRawQuery() == null || uri.getRawQuery().isEmpty()) {
            return "";
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String parameter : uri.getRawQuery().split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            if (!name.isEmpty() || !value.isEmpty()) {
                parameters.add(
                        new Parameter(Texts.percentEncoded(decoded(name)), Texts.percentEncoded(decoded(value))));
            }
        }
        return parameters.stream()
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .map(parameter -> parameter.name + "=" + parameter.value)
                .collect(Collectors.joining("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
