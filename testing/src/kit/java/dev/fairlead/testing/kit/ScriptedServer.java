package dev.fairlead.testing.kit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A server on raw sockets that does to each request what the test says, however rude. */
public final class ScriptedServer implements AutoCloseable {

    private final ServerSocket server;
    private final String scheme;
    private final Queue<Step> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch hangUp = new CountDownLatch(1);
    private final CountDownLatch received = new CountDownLatch(1);
    private volatile Step otherwise = Step.respond("200 OK", "{}");

    public ScriptedServer() {
        this(ServerSocketFactory.getDefault(), "http");
        Thread.ofVirtual().start(this::acceptAll);
    }

    /** Speaks TLS with this context, and wants to know who its clients are or not. */
    public ScriptedServer(SSLContext context, boolean wantsClientCertificates) {
        this(context.getServerSocketFactory(), "https");
        ((SSLServerSocket) server).setNeedClientAuth(wantsClientCertificates);
        Thread.ofVirtual().start(this::acceptAll);
    }

    private ScriptedServer(ServerSocketFactory sockets, String scheme) {
        this.scheme = scheme;
        try {
            server = sockets.createServerSocket(0, 2_000, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One request as it came. */
    public record Request(String line, String head, String body) {
        public String header(String name) {
            return head.lines()
                    .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(header -> header.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("(none)");
        }
    }

    /** What is done to one request; returns whether the connection stays open. */
    @FunctionalInterface
    public interface Step {
        boolean run(Socket socket, OutputStream out) throws IOException;

        static Step respond(String status, String body, String... headers) {
            return (socket, out) -> {
                out.write(head(status, body.length(), headers));
                out.write(body.getBytes(StandardCharsets.UTF_8));
                out.flush();
                return true;
            };
        }

        /** Sends a reset instead of an answer. */
        static Step reset() {
            return (socket, out) -> {
                socket.setSoLinger(true, 0);
                return false;
            };
        }

        /** Closes after a part of the body. */
        static Step cutBody(int announced, String part) {
            return (socket, out) -> {
                out.write(head("200 OK", announced));
                out.write(part.getBytes(StandardCharsets.UTF_8));
                out.flush();
                return false;
            };
        }

        /** Sends the head and a part of the body and then nothing until the client hangs up. */
        static Step stall(int announced, String part) {
            return (socket, out) -> {
                out.write(head("200 OK", announced));
                out.write(part.getBytes(StandardCharsets.UTF_8));
                out.flush();
                int next = socket.getInputStream().read();
                return next >= 0;
            };
        }

        /** Never answers. */
        static Step silence() {
            return (socket, out) -> socket.getInputStream().read() >= 0;
        }
    }

    private static byte[] head(String status, int length, String... headers) {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(status).append("\r\nContent-Type: application/json\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        return head.append("Content-Length: ")
                .append(length)
                .append("\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    public ScriptedServer then(Step step) {
        script.add(step);
        return this;
    }

    public ScriptedServer always(Step step) {
        otherwise = step;
        return this;
    }

    public URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort());
    }

    public List<Request> requests() {
        return requests;
    }

    public int connections() {
        return sockets.size();
    }

    /** Waits until the first request is here. */
    public void awaitRequest() throws InterruptedException {
        if (!received.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("no request came");
        }
    }

    /** Waits until the client has closed a connection that waited for something. */
    public void awaitHangUp() throws InterruptedException {
        if (!hangUp.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the client did not close its connection");
        }
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            while (true) {
                requests.add(read(in));
                received.countDown();
                Step step = script.poll();
                if (!(step == null ? otherwise : step).run(socket, socket.getOutputStream())) {
                    break;
                }
            }
        } catch (IOException gone) {
            // the client hung up
        } finally {
            hangUp.countDown();
        }
    }

    private static Request read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Request request = new Request(text.lines().findFirst().orElse(""), text, "");
        String length = request.header("Content-Length");
        byte[] body = length.equals("(none)") ? new byte[0] : in.readNBytes(Integer.parseInt(length));
        return new Request(request.line(), text, new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
