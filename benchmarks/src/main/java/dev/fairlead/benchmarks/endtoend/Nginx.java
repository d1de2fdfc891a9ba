package dev.fairlead.benchmarks.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** nginx on a free port of this machine, with one worker and one answer: a customer of Stripe's. */
final class Nginx implements AutoCloseable {

    static final String CUSTOMER = """
            {"id":"cus_1","object":"customer","address":null,"balance":0,"created":1795435200,"currency":"usd",\
            "default_source":null,"delinquent":false,"description":null,"discount":null,"email":"ada@example.com",\
            "invoice_prefix":"0759376C","invoice_settings":{"custom_fields":null,"default_payment_method":null,"footer":null,\
            "rendering_options":null},"livemode":false,"metadata":{},"name":"Ada","next_invoice_sequence":1,"phone":null,\
            "preferred_locales":[],"shipping":null,"tax_exempt":"none","test_clock":null}""";

    private static final String PATH = "/v1/customers/cus_1";

    private final Path folder;
    private final Process process;
    private final int port;

    private Nginx(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @throws IOException if there is none on the PATH, or it does not listen within ten seconds
     */
    static Nginx start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fairlead-nginx");
        int port = freePort();
        Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port));
        Process process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        Nginx nginx = new Nginx(folder, process, port);
        nginx.awaitListening();
        return nginx;
    }

    private static String configuration(Path folder, int port) {
        return """
                daemon off;
                worker_processes 1;
                pid %s/nginx.pid;
                events { worker_connections 4096; }
                http {
                  access_log off;
                  keepalive_requests 100000000;
                  keepalive_timeout 300s;
                  server {
                    listen 127.0.0.1:%d backlog=4096;
                    location = %s { default_type application/json; add_header Request-Id req_1; return 200 '%s'; }
                  }
                }
                """.formatted(folder, port, PATH, CUSTOMER);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening() throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (probe.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        throw new IOException("nginx does not listen: " + Files.readString(folder.resolve("out.log")));
    }

    /** Both typed clients read the same four fields of the model; throws unless they are what was sent. */
    static void requireCustomer(String id, @Nullable String email, long created, boolean noCustomFields) {
        if (!id.equals("cus_1") || !"ada@example.com".equals(email) || created != 1795435200L || !noCustomFields) {
            throw new IllegalStateException("not the customer");
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    URI customer() {
        return address().resolve(PATH);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
