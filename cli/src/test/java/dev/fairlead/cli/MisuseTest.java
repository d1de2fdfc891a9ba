package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a user reads who asked for something that cannot be done: one clear line, status 2, and nothing is left. */
final class MisuseTest {

    private record Ran(int status, String out, String err) {}

    @TempDir
    private Path folder;

    @Test
    void anUnknownCommandIsAnsweredWithTheNearestOne() {
        Ran ran = run("dmeo");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("dmeo").contains("Did you mean").contains("demo");
    }

    @Test
    void anUnknownOptionIsAnsweredWithTheNearestOne() {
        Ran ran = run("demo", "--onec");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("--onec").contains("Did you mean --once?");
    }

    @Test
    void aSeedThatIsNoNumberIsNamed() {
        Ran ran = run("demo", "--seed", "seven");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("--seed").contains("seven");
    }

    @Test
    void aPortOutOfRangeIsNamed() {
        assertThat(run("demo", "--port", "70000").err()).contains("a port is between 0 and 65535, not 70000");
    }

    @Test
    void aPortInUseIsNamedAndNothingIsLeftRunning() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ran ran = run("demo", "--once", "--port", Integer.toString(taken.getLocalPort()), "--data", data());
            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.err())
                    .contains(Integer.toString(taken.getLocalPort()))
                    .contains("end what uses the port");
            assertThat(lines(ran)).isLessThanOrEqualTo(1);
        }
        Ran again = run("demo", "--once", "--description", folder.toString(), "--data", data());
        assertThat(again.err()).as("the folder is free again").doesNotContain("another process");
    }

    @Test
    void descriptionsThatAreNoneAreRefusedInOneLine() throws IOException {
        List<Path> descriptions = List.of(
                write("empty.json", ""),
                write("text.json", "hello"),
                write("other.json", "{\"a\": 1}"),
                write("swagger.json", "{\"swagger\": \"2.0\", \"info\": {\"title\": \"x\"}, \"paths\": {}}"),
                write(
                        "broken.json",
                        "{\"openapi\":\"3.0.0\",\"info\":{\"title\":\"x\",\"version\":\"1\"},\"paths\":{\"/a\":{\"get\":"
                                + "{\"operationId\":\"a\",\"responses\":{\"200\":{\"$ref\":\"#/components/responses/no\"}}}}}}"),
                write("bomb.yaml", bomb()),
                write("deep.json", "[".repeat(100_000)),
                folder.resolve("absent.json"),
                folder);
        for (Path description : descriptions) {
            Ran ran = run("demo", "--once", "--description", description.toString(), "--data", data());
            assertThat(ran.status()).as(description.toString()).isEqualTo(2);
            assertThat(ran.err()).contains(description.toString());
            assertThat(lines(ran)).as(ran.err()).isEqualTo(1);
            assertThat(ran.out()).isEmpty();
        }
    }

    @Test
    void aDescriptionOfAHundredMegabytesIsRefusedUnread() throws IOException {
        Path large = folder.resolve("large.json");
        try (var channel = Files.newByteChannel(
                large, java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(100L << 20);
            channel.write(java.nio.ByteBuffer.wrap("}".getBytes(StandardCharsets.US_ASCII)));
        }
        Ran ran = run("demo", "--once", "--description", large.toString(), "--data", data());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("100 MiB").contains("64 MiB");
    }

    @Test
    void aFolderThatIsAFileIsNamed() throws IOException {
        Path file = write("file", "x");
        Ran ran = run("demo", "--once", "--data", file.resolve("below").toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains(file.toString()).contains("--data");
        assertThat(lines(ran)).isEqualTo(1);
    }

    @Test
    void anInboxThatIsNoDatabaseIsNamed() throws IOException {
        Path data = Files.createDirectory(folder.resolve("spoilt"));
        Files.writeString(data.resolve("inbox.db"), "this is no database, and long enough to be looked at as one");
        Ran ran = run("demo", "--once", "--data", data.toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("inbox.db");
        assertThat(lines(ran)).isEqualTo(1);
    }

    @Test
    void helpHasExamplesAndNamesTheExitStatus() {
        Ran ran = run("demo", "--help");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("Examples:").contains("Exit status").contains("--description");
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("openapi: 3.0.0\nl0: &l0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("l%d: &l%d [%s]\n".formatted(i, i, ("*l" + (i - 1) + ",").repeat(10)));
        }
        return bomb.toString();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static long lines(Ran ran) {
        return ran.err().lines().filter(line -> !line.startsWith("Console:")).count();
    }

    private static Ran run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Fairlead.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        int status = commandLine.execute(args);
        return new Ran(status, out.toString(), err.toString());
    }
}
