package dev.fairlead.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Reads one large request, counts its body, and keeps nothing of it. */
final class SwallowingServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    SwallowingServer(AtomicLong received) throws IOException {
        Thread.ofPlatform().daemon().start(() -> {
            try (Socket socket = server.accept()) {
                swallow(socket, received);
            } catch (IOException closed) {
                // the test is over
            }
        });
    }

    private static void swallow(Socket socket, AtomicLong received) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String text = head.toString().toLowerCase(java.util.Locale.ROOT);
        int at = text.indexOf("content-length:") + 15;
        long left = Long.parseLong(text.substring(at, text.indexOf('\r', at)).strip());
        byte[] piece = new byte[256 * 1024];
        while (left > 0) {
            int count = in.read(piece);
            received.addAndGet(count);
            left -= count;
        }
        socket.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getInputStream().read();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
