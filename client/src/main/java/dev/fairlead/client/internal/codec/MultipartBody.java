package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.model.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code multipart/form-data} (RFC 7578): the fields first, then the files. Names are escaped as browsers do (WHATWG HTML,
 * "multipart/form-data encoding algorithm"). Replayable if every file is.
 */
final class MultipartBody implements RequestBody {

    private static final byte[] LINE = {'\r', '\n'};

    private record Part(String head, Upload file) {

        byte[] headBytes() {
            return utf8(head);
        }
    }

    private final String boundary = "fairlead-" + UUID.randomUUID();
    private final byte[] fields;
    private final List<Part> files = new ArrayList<>();
    private final byte[] end = utf8("--" + boundary + "--\r\n");

    MultipartBody(List<FormFields.Field> fields, Map<String, Upload> uploads) {
        StringBuilder text = new StringBuilder();
        for (FormFields.Field field : fields) {
            text.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
            text.append(escape(field.name()))
                    .append("\"\r\n\r\n")
                    .append(field.value())
                    .append("\r\n");
        }
        this.fields = utf8(text.toString());
        uploads.forEach((name, file) -> files.add(new Part(head(name, file), file)));
    }

    private String head(String name, Upload file) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + escape(name) + "\"; filename=\""
                + escape(file.fileName()) + "\"\r\nContent-Type: " + file.contentType() + "\r\n\r\n";
    }

    private static String escape(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
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
