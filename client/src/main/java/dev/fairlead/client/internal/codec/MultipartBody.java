package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.model.Upload;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code multipart/form-data} (RFC 7578): the fields first, then the files. Names are escaped as browsers do (WHATWG HTML,
 * "multipart/form-data encoding algorithm"). Lists repeat their name; objects go as JSON (OpenAPI 3.1, "Encoding Object"), unless
 * the forms of the provider nest. Replayable if every file is.
 */
final class MultipartBody implements RequestBody {

    private static final byte[] LINE = {'\r', '\n'};
    private static final String JSON = "application/json";
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private record Part(String head, Upload file) {

        byte[] headBytes() {
            return utf8(head);
        }
    }

    private final String boundary = "fairlead-" + UUID.randomUUID();
    private final String type;
    private final StringBuilder text = new StringBuilder();
    private byte[] fields = {};
    private final List<Part> files = new ArrayList<>();
    private final byte[] end = utf8("--" + boundary + "--\r\n");

    private MultipartBody(String type) {
        this.type = type;
    }

    static MultipartBody of(RequestShape shape, JsonObject values, Map<String, List<Upload>> uploads, Wire wire) {
        MultipartBody body = new MultipartBody(Objects.requireNonNullElse(shape.mediaType(), "multipart/form-data"));
        values.forEach((name, value) -> {
            ParamPlace place = shape.place(name);
            body.value(Objects.requireNonNullElse(place.wireName(), name), value, place.partType(), wire);
        });
        body.fields = utf8(body.text.toString());
        uploads.forEach((name, several) -> several.forEach(file -> body.file(name, file, shape.place(name))));
        return body;
    }

    private void value(String name, JsonValue value, @Nullable String partType, Wire wire) {
        if (partType == null && FormFields.nests(wire)) {
            FormFields.of(name, value, wire).forEach(field -> field(field.name(), field.value(), null));
            return;
        }
        boolean json = partType != null && partType.contains("json");
        switch (value) {
            case JsonArray array when !json -> array.forEach(item -> value(name, item, partType, wire));
            case JsonArray array -> field(name, array.toJson(), partType);
            case JsonObject object -> field(name, object.toJson(), partType == null ? JSON : partType);
            default -> field(name, json ? value.toJson() : StyledValue.text(value), partType);
        }
    }

    private void field(String name, String value, @Nullable String partType) {
        text.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
        text.append(escape(name)).append('"');
        if (partType != null) {
            text.append("\r\nContent-Type: ").append(partType);
        }
        text.append("\r\n\r\n").append(value).append("\r\n");
    }

    private void file(String name, Upload file, ParamPlace place) {
        String declared = place.partType();
        boolean declares = file.contentType().equals(UNKNOWN_TYPE)
                && declared != null
                && declared.indexOf(',') < 0
                && declared.indexOf('*') < 0;
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                + escape(Objects.requireNonNullElse(place.wireName(), name)) + "\"; filename=\""
                + escape(file.fileName()) + "\"\r\nContent-Type: " + (declares ? declared : file.contentType())
                + "\r\n\r\n";
        files.add(new Part(head, file));
    }

    private static String escape(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String contentType() {
        return type + "; boundary=" + boundary;
    }

    @Override
    public long length() {
        long length = (long) fields.length + end.length;
        for (Part part : files) {
            if (part.file().length().isEmpty()) {
                return -1;
            }
            length += part.headBytes().length + part.file().length().getAsLong() + LINE.length;
        }
        return length;
    }

    @Override
    public boolean isReplayable() {
        return files.stream().allMatch(part -> part.file().isReplayable());
    }

    @Override
    public void writeTo(OutputStream stream) throws IOException {
        stream.write(fields);
        for (Part part : files) {
            stream.write(part.headBytes());
            copy(part.file(), stream);
            stream.write(LINE);
        }
        stream.write(end);
    }

    private static void copy(Upload file, OutputStream stream) throws IOException {
        try (InputStream content = file.open()) {
            long sent = content.transferTo(stream);
            long promised = file.length().orElse(sent);
            if (sent != promised) {
                throw new IOException("the file " + file.fileName() + " had " + promised
                        + " bytes when the call began and " + sent + " when it was sent");
            }
        }
    }

    @Override
    public String toString() {
        return files.size() + " files of multipart/form-data";
    }
}
