package dev.fairlead.client.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.http.BodyEncoding;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.model.Upload;
import dev.fairlead.profile.Wire;
import dev.fairlead.profile.Wire.FormStyle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartBodyTest {

    private static final RequestShape FILES = new RequestShape("/v1/files", BodyEncoding.MULTIPART, Set.of(), Set.of());

    @Test
    void fieldsComeFirstAndTheFileAfterThem() throws IOException {
        RequestBody body = body(Params.none()
                .extra("purpose", "dispute_evidence")
                .extra("link", Map.of("create", true))
                .extra("file", Upload.of("a.txt", bytes("hello")).contentType("text/plain")));
        String boundary = body.contentType().replace("multipart/form-data; boundary=", "");

        assertThat(text(body)).isEqualTo("""
                        --B
                        Content-Disposition: form-data; name="purpose"

                        dispute_evidence
                        --B
                        Content-Disposition: form-data; name="link[create]"

                        true
                        --B
                        Content-Disposition: form-data; name="file"; filename="a.txt"
                        Content-Type: text/plain

                        hello
                        --B--
                        """.replace("\n", "\r\n").replace("--B", "--" + boundary));
    }

    @Test
    void aBodyOfBytesIsTheSameEachTimeAndKnowsItsLength() throws IOException {
        RequestBody body = body(Params.none().extra("file", Upload.of("a.bin", new byte[] {0, 1, (byte) 200})));

        assertThat(body.isReplayable()).isTrue();
        assertThat(write(body)).isEqualTo(write(body)).hasSize((int) body.length());
    }

    @Test
    void aStreamIsSentOnceAndItsLengthIsUnknown() throws IOException {
        RequestBody body =
                body(Params.none().extra("file", Upload.once("a.bin", new ByteArrayInputStream(bytes("once")))));

        assertThat(body.isReplayable()).isFalse();
        assertThat(body.length()).isEqualTo(-1);
        assertThat(text(body)).contains("once");
        assertThatThrownBy(() -> write(body)).isInstanceOf(IOException.class);
    }

    @Test
    void namesCannotBreakOutOfTheirQuotes() throws IOException {
        RequestBody body =
                body(Params.none().extra("a\"\r\nX: 1", "v").extra("file", Upload.of("e\"vil\r\n.txt", bytes(""))));

        assertThat(text(body)).contains("name=\"a%22%0D%0AX: 1\"").contains("filename=\"e%22vil%0D%0A.txt\"");
    }

    @Test
    void aFileThatChangesWhileItIsSentFailsTheAttempt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("log.txt"), "short");
        RequestBody body = body(Params.none().extra("file", Upload.of(file)));
        Files.writeString(file, "much longer");

        assertThatThrownBy(() -> write(body))
                .isInstanceOf(IOException.class)
                .hasMessage("the file log.txt had 5 bytes when the call began and 11 when it was sent");
    }

    private static RequestBody body(Params params) {
        return new RequestEncoder(new Wire(FormStyle.INDEXED_BRACKETS, ""))
                .encode(FILES, Map.of(), params)
                .body();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] write(RequestBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toByteArray();
    }

    private static String text(RequestBody body) throws IOException {
        return new String(write(body), StandardCharsets.UTF_8);
    }
}
