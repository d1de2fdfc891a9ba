package dev.fairlead.description;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads OpenAPI 3.0 and 3.1, Swagger 2.0, Google Discovery and Smithy documents, JSON or YAML, of up to 64 MiB. References are followed within the document; nothing else
 * is read and nothing is fetched. Thread-safe.
 */
public final class DescriptionReader {

    private static final JsonLimits LIMITS = JsonLimits.forDocuments();

    private DescriptionReader() {}

    /**
     * Reads a file.
     *
     * @throws DescriptionException if it cannot be read, is too large, or is no description that we read; the message is
     *     one line and says what to do
     */
    public static ApiDescription read(Path file) {
        String source = file.toString();
        byte[] text;
        try {
            check(file, source);
            text = Files.readAllBytes(file);
        } catch (NoSuchFileException absent) {
            throw trouble(source, 0, "there is no such file: check the path");
        } catch (IOException unreadable) {
            throw trouble(source, 0, "the file cannot be read (" + reason(unreadable) + "): check its permissions");
        }
        return read(text, source);
    }

    private static void check(Path file, String source) throws IOException {
        if (Files.isDirectory(file)) {
            throw trouble(source, 0, "this is a folder: name the description file in it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw trouble(source, 0, "this is no regular file: name a description file");
        }
        checkSize(Files.size(file), source);
    }

    private static String reason(IOException unreadable) {
        return unreadable.getClass().getSimpleName().replaceFirst("Exception$", "");
    }

    /**
     * Reads a text.
     *
     * @param source what to call it in messages, for instance a file name
     * @throws DescriptionException if it is too large, or is no description that we read
     */
    public static ApiDescription read(byte[] text, String source) {
        checkSize(text.length, source);
        if (isBinary(text)) {
            throw trouble(source, 0, "this is binary data and no text: name an OpenAPI document, JSON or YAML");
        }
        JsonValue root;
        try {
            root = Json.parseDocument(text, LIMITS);
        } catch (JsonException malformed) {
            throw trouble(
                    source,
                    malformed.line(),
                    malformed.getMessage() + ": correct the file, or name an OpenAPI document, JSON or YAML");
        }
        if (!(root instanceof JsonObject object)) {
            throw trouble(source, 1, "this is no OpenAPI document (its root is no object): name one");
        }
        return read(new Document(source, object));
    }

    private static ApiDescription read(Document document) {
        JsonObject root = document.root().object();
        if (root.has("openapi")) {
            check(root, "openapi", "3\\.[01](\\..*)?", "OpenAPI", document.source());
            return new OpenApiReader(document).read();
        }
        if (root.has("swagger")) {
            check(root, "swagger", "2\\.0", "Swagger", document.source());
            return new SwaggerReader(document).read();
        }
        if (root.has("discoveryVersion")) {
            return new DiscoveryReader(new Document(document.source(), root, DiscoveryReader.HOME)).read();
        }
        if (root.has("smithy")) {
            return new SmithyReader(document).read();
        }
        throw trouble(
                document.source(),
                0,
                "this is no API description (no member 'openapi' or 'swagger'): name an OpenAPI document");
    }

    private static void check(JsonObject root, String member, String versions, String kind, String source) {
        String version = root.text(member).orElseGet(() -> String.valueOf(root.get(member)));
        if (!version.matches(versions)) {
            throw trouble(
                    source,
                    root.line(member),
                    kind + " " + version + " is not read: convert the document to OpenAPI 3.0 or 3.1");
        }
    }

    private static void checkSize(long bytes, String source) {
        if (bytes > LIMITS.bytes()) {
            throw trouble(
                    source,
                    0,
                    "the file has " + bytes / (1 << 20) + " MiB, more than the " + LIMITS.bytes() / (1 << 20)
                            + " MiB that are read: cut it down to the paths that you use");
        }
        if (bytes == 0) {
            throw trouble(source, 0, "the file is empty: name an OpenAPI document, JSON or YAML");
        }
    }

    /** A text in UTF-8 has no NUL and few control characters; the first bytes tell. */
    private static boolean isBinary(byte[] text) {
        int controls = 0;
        int looked = Math.min(text.length, 1_000);
        for (int i = 0; i < looked; i++) {
            int b = text[i];
            if (b == 0) {
                return true;
            }
            if (b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                controls++;
            }
        }
        return controls > looked / 20;
    }

    private static DescriptionException trouble(String source, int line, String message) {
        return new DescriptionException(source, line, "", message);
    }
}
