package dev.fairlead.sandbox.wire;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data} (RFC 7578): the texts, and of each file its name. */
public final class Multipart {

    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE = Pattern.compile("[;\\s]filename=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

    private Multipart() {}

    /**
     * Reads a body.
     *
     * @param contentType the header, which holds the boundary
     * @throws ApiFailure if it is malformed
     */
    public static JsonObject decode(byte[] body, String contentType) {
        JsonObject.Builder fields = JsonObject.builder();
        parts(body, contentType, fields::put);
        return fields.build();
    }

    private static void parts(byte[] body, String contentType, BiConsumer<String, String> fields) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw malformed("the content type names no boundary");
        }
        String delimiter = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        // Latin-1 keeps one character for each byte; texts are turned into UTF-8 once their bounds are known.
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        for (String part : text.split(Pattern.quote("\r\n" + delimiter), -1)) {
            if (part.startsWith("\r\n")) {
                read(part.substring(2), fields);
            }
        }
    }

    /** Reads a body in which a name may stand several times. */
    static Pairs pairs(byte[] body, String contentType) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        parts(
                body,
                contentType,
                (name, value) ->
                        byName.computeIfAbsent(name, fresh -> new ArrayList<>()).add(value));
        return Pairs.of(byName);
    }

    private static void read(String part, BiConsumer<String, String> fields) {
        int end = part.indexOf("\r\n\r\n");
        String head = end < 0 ? part : part.substring(0, end);
        Matcher name = NAME.matcher(head);
        if (end < 0 || !name.find()) {
            throw malformed("a part has no name");
        }
        Matcher file = FILE.matcher(head);
        fields.accept(utf8(name.group(1)), utf8(file.find() ? file.group(1) : part.substring(end + 4)));
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static ApiFailure malformed(String why) {
        return ApiFailure.invalid("The multipart body is malformed: " + why + ".");
    }
}
