package dev.fairlead.client.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A proxy that makes tunnels for those who have its credentials, and answers plain requests itself. */
public final class TestProxy implements AutoCloseable {

    private final ServerSocket server;
    private final @Nullable String authorization;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /**
     * Starts one.
     *
     * @param authorization what it wants in {@code Proxy-Authorization}; null for nothing
     */
    public TestProxy(@Nullable String authorization) throws IOException {
        this.authorization = authorization;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::acceptAll);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Returns the heads of all requests that came. */
    public List<String> heads() {
        return heads;
    }

    private void acceptAll() {
        while (true) {
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
            String head = head(socket.getInputStream());
            heads.add(head);
            OutputStream out = socket.getOutputStream();
            if (authorization != null && !head.contains("Proxy-Authorization: " + authorization + "\r\n")) {
                out.write(
                        "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 5\r\n\r\nhello"
                                .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            if (!head.startsWith("CONNECT ")) {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            String[] target = head.split(" ", 3)[1].split(":", 2);
            try (Socket origin = new Socket(target[0], Integer.parseInt(target[1]))) {
                sockets.add(origin);
                out.write("HTTP/1.1 200 Go on\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                Thread back = Thread.ofVirtual().start(() -> pump(origin, socket));
                pump(socket, origin);
                back.join();
            }
        } catch (IOException | InterruptedException gone) {
            // one side hung up
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            // one side hung up
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
