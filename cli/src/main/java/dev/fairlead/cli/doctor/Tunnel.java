package dev.fairlead.cli.doctor;

import dev.fairlead.cli.text.Plain;
import dev.fairlead.client.network.ProxyOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Asks a proxy for a tunnel (RFC 9110 §9.3.6). */
record Tunnel(ProxyOptions proxy, String setting) {

    private static final int LONGEST_HEAD = 16 * 1024;

    Finding open(Socket socket, String host, int port) {
        try {
            String target = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
            String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + credentials() + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return judged(head(socket), target);
        } catch (IOException broken) {
            return Finding.problem(
                    "tunnel", "the proxy gave no answer that is HTTP", "check that " + setting + " is an HTTP proxy");
        }
    }

    private Finding judged(String head, String target) throws IOException {
        String line = head.lines().findFirst().orElse("");
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}.*")) {
            throw new IOException("no status line");
        }
        int status = Integer.parseInt(line.substring(9, 12));
        if (status / 100 == 2) {
            return Finding.ok("tunnel", "the proxy opened one to " + target);
        }
        if (status == 407) {
            return Finding.problem(
                    "tunnel",
                    "the proxy wants credentials (407)" + (proxy.user().isPresent() ? " and does not take ours" : ""),
                    "set " + setting + "_USER and " + setting + "_PASSWORD");
        }
        return Finding.problem(
                "tunnel",
                "the proxy refuses one to " + target + ": " + Plain.line(line.substring(9), 60),
                "ask whoever runs the proxy to let " + target + " through");
    }

    private String credentials() {
        if (proxy.user().isEmpty()) {
            return "";
        }
        String pair = proxy.user().get() + ":"
                + proxy.password().map(password -> password.reveal()).orElse("");
        return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    private static String head(Socket socket) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (head.size() < LONGEST_HEAD) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
