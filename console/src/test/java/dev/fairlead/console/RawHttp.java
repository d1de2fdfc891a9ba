package dev.fairlead.console;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends requests exactly as written, hostile ones included. */
final class RawHttp {

    /** An answer; header names in lower case. */
    record Answer(int status, Map<String, String> headers, String body) {}

    private final URI server;

    RawHttp(URI server) {
        this.server = server;
    }

    /** Returns the server's own host and port. */
    String host() {
        return server.getAuthority();
    }

    Answer get(String path) {
        return send("GET", path, "Host: " + host(), "");
    }

    Answer post(String path, String body) {
        return send("POST", path, "Host: " + host() + "\r\nX-Fairlead-Console: 1", body);
    }

    Answer send(String method, String path, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String length = content.length == 0 ? "" : "Content-Length: " + content.length + "\r\n";
        String head = method + " " + path + " HTTP/1.1\r\n" + headers + "\r\n" + length + "Connection: close\r\n\r\n";
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        } catch (IOException failed) {
            throw new IllegalStateException(method + " " + path, failed);
        }
    }

    /** Reads as far as the length says: the server leaves it to the client to close the connection. */
    private static Answer read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended after: " + head);
            }
            head.append((char) next);
        }
        String[] lines = head.toString().strip().split("\r\n");
        Map<String, String> headers = Arrays.stream(lines)
                .skip(1)
                .map(line -> line.split(": ?", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0].toLowerCase(Locale.ROOT), pair -> pair[1], (a, b) -> a + ", " + b));
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, new String(body, StandardCharsets.UTF_8));
    }
}
