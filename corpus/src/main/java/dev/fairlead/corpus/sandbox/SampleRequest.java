package dev.fairlead.corpus.sandbox;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Encoding;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.store.Stores;
import dev.fairlead.sandbox.synthesis.SchemaValues;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a valid request of an operation from its schemas, written by other code than reads it in the sandbox. */
final class SampleRequest {

    private static final long NOW = 1_790_000_000L;
    static final SchemaValues VALUES = SchemaValues.requests(NOW);

    private final ApiOperation operation;
    private final Stores stores;
    private final PathSamples samples;
    private final List<String> query = new ArrayList<>();
    private final Map<String, String> headers = new TreeMap<>();
    private final List<String> cookies = new ArrayList<>();

    SampleRequest(ApiOperation operation, Stores stores, PathSamples samples) {
        this.operation = operation;
        this.stores = stores;
        this.samples = samples;
    }

    HttpRequest at(String base) {
        String path = path();
        for (ApiParameter parameter : operation.parameters()) {
            boolean ours = !parameter.name().toLowerCase(Locale.ROOT).matches("content-type|accept|authorization");
            if (parameter.required() && ours && parameter.place() != ApiParameter.Place.PATH) {
                add(parameter);
            }
        }
        int condition = firstOf(path);
        if (condition < path.length()) {
            addCondition(path.substring(condition + 1));
            path = path.substring(0, condition);
        }
        BodyPublisher body = body();
        if (!cookies.isEmpty()) {
            headers.put("Cookie", String.join("; ", cookies));
        }
        String target = base
                + (path.startsWith("/") ? "" : "/")
                + path
                + (query.isEmpty() ? "" : "?" + String.join("&", query));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target)).method(operation.method(), body);
        headers.forEach((name, value) -> {
            if (!name.toLowerCase(Locale.ROOT).matches("host|content-length|connection|expect|upgrade")) {
                request.setHeader(name, value.replaceAll("[^\\x20-\\x7e]", "_"));
            }
        });
        return request.build();
    }

    private static int firstOf(String path) {
        int question = path.indexOf('?');
        int hash = path.indexOf('#');
        int end = path.length();
        return Math.min(question < 0 ? end : question, hash < 0 ? end : hash);
    }

    /** What stands after a question mark or a hash in the template is said in the query. */
    private void addCondition(String condition) {
        for (String pair : condition.split("[&?#]", -1)) {
            if (pair.startsWith("X-Amz-Target=")) {
                headers.put("X-Amz-Target", pair.substring(pair.indexOf('=') + 1));
            } else if (pair.contains("=")) {
                query.removeIf(known -> known.startsWith(pair.split("=", 2)[0] + "="));
                query.add(pair);
            } else if (!pair.isEmpty() && query.stream().noneMatch(known -> known.startsWith(pair + "="))) {
                query.add(pair + "=" + encoded(parameter(pair)));
            }
        }
    }

    private String parameter(String name) {
        return operation.parameters(ApiParameter.Place.QUERY).stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .map(parameter -> text(VALUES.value(parameter.schema())))
                .orElse("1");
    }

    /** Takes the ids of what was made before, else what the schemas say. */
    private String path() {
        StringBuilder path = new StringBuilder();
        String template = operation.path();
        Matcher matcher = PathSamples.VARIABLE.matcher(template);
        int end = 0;
        while (matcher.find()) {
            path.append(escaped(template.substring(end, matcher.start())));
            String before = path.toString();
            String known = before.endsWith("/") && matcher.group(1).isEmpty()
                    ? stores.of(decoded(before.substring(0, before.length() - 1)))
                            .newestId()
                    : null;
            String variable = matcher.group(2);
            String value = known == null || !PathSamples.isValid(known, PathSamples.of(operation, variable))
                    ? samples.sample(operation, template.substring(0, matcher.start()), variable)
                    : known;
            path.append(matcher.group(1).isEmpty() ? encoded(value) : value.replace(" ", "%20"));
            end = matcher.end();
        }
        return path.append(escaped(template.substring(end))).toString();
    }

    private static String escaped(String text) {
        return Pattern.compile("[^\\x21-\\x7e]|[<>\\[\\]\"^`|{}\\\\]")
                .matcher(text)
                .replaceAll(match -> encoded(match.group()));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    static String text(JsonValue value) {
        return switch (value) {
            case JsonString text -> text.value();
            case JsonArray array ->
                String.join(",", array.stream().map(SampleRequest::text).toList());
            case JsonObject object -> {
                List<String> parts = new ArrayList<>();
                object.forEach((name, member) -> parts.add(name + "," + text(member)));
                yield String.join(",", parts);
            }
            default -> value.toJson();
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void add(ApiParameter parameter) {
        JsonValue value = VALUES.value(parameter.schema());
        switch (parameter.place()) {
            case HEADER -> headers.put(parameter.name(), text(value));
            case COOKIE -> cookies.add(parameter.name() + "=" + encoded(text(value)));
            default -> addPairs(parameter.name(), value, parameter.encoding(), query);
        }
    }

    private static void addPairs(String name, JsonValue value, Encoding encoding, List<String> pairs) {
        boolean json = encoding.contentType() != null && encoding.contentType().contains("json");
        if (json) {
            pairs.add(encoded(name) + "=" + encoded(value.toJson()));
        } else if (value instanceof JsonObject object && encoding.style().equals("deepObject")) {
            object.forEach(
                    (member, inner) -> pairs.add(encoded(name + "[" + member + "]") + "=" + encoded(text(inner))));
        } else if (value instanceof JsonObject object
                && object.members().values().stream()
                        .anyMatch(member -> member instanceof JsonObject || member instanceof JsonArray)) {
            nested(name, value, pairs);
        } else if (value instanceof JsonObject object && encoding.explode()) {
            object.forEach((member, inner) -> pairs.add(encoded(member) + "=" + encoded(text(inner))));
        } else if (value instanceof JsonArray array && array.stream().anyMatch(JsonObject.class::isInstance)) {
            nested(name, value, pairs);
        } else if (value instanceof JsonArray array && encoding.explode()) {
            array.forEach(item -> pairs.add(encoded(name) + "=" + encoded(text(item))));
        } else {
            pairs.add(encoded(name) + "=" + encoded(text(value)));
        }
    }

    private BodyPublisher body() {
        ApiContent content =
                operation.body() == null ? null : operation.body().preferred().orElse(null);
        if (content == null) {
            return BodyPublishers.noBody();
        }
        JsonValue value = VALUES.value(content.schema());
        String type = !content.mediaType().contains("*")
                ? content.mediaType()
                : content.isJson() ? "application/json" : "application/octet-stream";
        headers.put("Content-Type", type);
        if (content.isJson()) {
            return BodyPublishers.ofString(value.toJson());
        }
        if (content.isForm()) {
            List<String> pairs = new ArrayList<>();
            nested("", value, pairs);
            return BodyPublishers.ofString(String.join("&", pairs));
        }
        if (content.isMultipart()) {
            headers.put("Content-Type", "multipart/form-data; boundary=part");
            return BodyPublishers.ofString(multipart(value));
        }
        return BodyPublishers.ofString(value instanceof JsonString text ? text.value() : value.toJson());
    }

    private static void nested(String name, JsonValue value, List<String> pairs) {
        switch (value) {
            case JsonObject object ->
                object.forEach(
                        (member, inner) -> nested(name.isEmpty() ? member : name + "[" + member + "]", inner, pairs));
            case JsonArray array -> {
                for (int i = 0; i < array.size(); i++) {
                    nested(name + "[" + i + "]", array.get(i), pairs);
                }
            }
            default -> pairs.add(encoded(name) + "=" + encoded(text(value)));
        }
    }

    private static String multipart(JsonValue value) {
        StringBuilder out = new StringBuilder();
        if (value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                boolean structured = member instanceof JsonObject || member instanceof JsonArray;
                out.append("--part\r\nContent-Disposition: form-data; name=\"")
                        .append(name)
                        .append("\"\r\n\r\n")
                        .append(structured ? member.toJson() : text(member))
                        .append("\r\n");
            });
        }
        return out.append("--part--\r\n").toString();
    }
}
