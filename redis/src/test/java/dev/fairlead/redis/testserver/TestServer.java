package dev.fairlead.redis.testserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Redis server in a process of its own, from the binaries in the jar of embedded-redis, or from a file that the system property
 * {@code fairlead.redis.server} names (for instance a Valkey). It can be killed and started again on the same port.
 */
public final class TestServer implements AutoCloseable {

    private final int port = freePort();
    private final Path folder;
    private final List<String> command = new ArrayList<>();
    private Process process;

    private TestServer(List<String> settings) {
        try {
            folder = Files.createTempDirectory("fairlead-redis");
            command.add(Binary.path().toString());
            command.addAll(List.of(
                    "--port", String.valueOf(port), "--bind", "127.0.0.1", "--dir", folder.toString(), "--save", ""));
            command.addAll(settings);
            process = launch();
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }

    /** Starts a server without persistence. */
    public static TestServer start(String... settings) {
        return new TestServer(List.of(settings));
    }

    public int port() {
        return port;
    }

    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Ends the server at once, as SIGKILL does. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Starts the server again where it was, with what it had written to the disk. */
    public void restart() {
        try {
            process = launch();
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }

    /** Stops the server's process, which keeps its connections, or lets it go on. */
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException unable) {
            throw new IllegalStateException(unable);
        }
    }

    private Process launch() throws IOException {
        Process launched = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader log =
                new BufferedReader(new InputStreamReader(launched.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Ready to accept connections") || line.contains("ready to accept connections")) {
                drain(log);
                return launched;
            }
        }
        throw new IOException("the server did not start:\n" + said);
    }

    private static void drain(BufferedReader log) {
        Thread.ofVirtual().start(() -> {
            try {
                while (log.readLine() != null) {
                    // nobody reads it
                }
            } catch (IOException ended) {
                // with its process
            }
        });
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        kill();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            folder.toFile().deleteOnExit();
        }
    }

    /** The server's program for this machine. */
    private static final class Binary {

        private static final List<String> LINUX_X86 =
                List.of("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386");

        private static Path found;

        static synchronized Path path() throws IOException {
            if (found == null) {
                String named = System.getProperty("fairlead.redis.server", "");
                found = named.isEmpty() ? firstThatRuns() : Path.of(named);
            }
            return found;
        }

        private static List<String> candidates() {
            boolean arm = System.getProperty("os.arch").matches("aarch64|arm64");
            if (System.getProperty("os.name").startsWith("Mac")) {
                return List.of(arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64");
            }
            return arm ? List.of("redis-server-6.2.7-linux-arm64") : LINUX_X86;
        }

        /** The first is linked to libraries that not every machine has; the second is not. */
        private static Path firstThatRuns() throws IOException {
            List<String> tried = new ArrayList<>();
            for (String name : candidates()) {
                Path file = Files.createTempFile("fairlead-", name);
                try (InputStream in = TestServer.class.getResourceAsStream("/" + name)) {
                    Files.write(file, in.readAllBytes());
                }
                file.toFile().setExecutable(true);
                file.toFile().deleteOnExit();
                if (runs(file)) {
                    return file;
                }
                tried.add(name);
            }
            throw new IOException("none of " + tried + " runs on this machine");
        }

        private static boolean runs(Path file) {
            try {
                Process version = new ProcessBuilder(file.toString(), "--version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return version.waitFor(10, TimeUnit.SECONDS) && version.exitValue() == 0;
            } catch (IOException | InterruptedException unable) {
                return false;
            }
        }
    }
}
