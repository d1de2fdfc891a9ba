package dev.fairlead.benchmarks.soak;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A provider in a process of its own that keeps idempotency keys as Stripe does, and misbehaves. Prints its port; ends when its
 * standard input does.
 */
final class FaultyProvider {

    private static final String THROTTLED_WAIT = "0.05";

    private final long seed;
    private final Ledger ledger;
    private final Map<String, String> answersByKey = new ConcurrentHashMap<>();
    private final Map<Integer, Boolean> maybeWorkedOn = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();

    private FaultyProvider(long seed, int calls) {
        this.seed = seed;
        this.ledger = new Ledger(calls);
    }

    /** Runs the provider: seed and number of calls. */
    public static void main(String[] args) throws IOException {
        FaultyProvider provider = new FaultyProvider(Long.parseLong(args[0]), Integer.parseInt(args[1]));
        ServerSocket server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        System.out.println(server.getLocalPort());
        Thread.ofPlatform().daemon().start(() -> provider.acceptAll(server));
        BufferedReader parent = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (parent.readLine() != null) {
            System.out.println(provider.connections.get());
        }
    }

    private void acceptAll(ServerSocket server) {
        while (true) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        connections.incrementAndGet();
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (Request request = Request.read(in); request != null; request = Request.read(in)) {
                if (!answer(request, socket, out)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The caller hung up: that is its right.
        } finally {
            connections.decrementAndGet();
        }
    }

    /** Returns whether the connection stays open. */
    private boolean answer(Request request, Socket socket, OutputStream out) throws IOException {
        if (request.path().equals("/ledger")) {
            return respond(out, "200 OK", ledger.lines());
        }
        int call = request.call();
        int before = ledger.received(call);
        if (!request.isKeyed() && !request.isRead() && maybeWorkedOn.containsKey(call)) {
            ledger.repeatedBlindly(call);
        }
        Fault fault = Fault.of(seed, call, before);
        ledger.happened(fault);
        if (fault != Fault.THROTTLED) {
            maybeWorkedOn.put(call, true);
        }
        return switch (fault) {
            case THROTTLED ->
                respond(out, "429 Too Many Requests", error("rate_limit"), "Retry-After: " + THROTTLED_WAIT);
            case UNAVAILABLE -> respond(out, "503 Service Unavailable", error("overloaded"));
            case PROXY_PAGE ->
                respond(
                        out,
                        "503 Service Unavailable",
                        "<html><title>Bad day</title></html>",
                        "Content-Type: text/html");
            case RESET_AT_ONCE -> reset(socket);
            case STALLED -> stall(socket);
            case GIBBERISH -> {
                out.write("\u0000\u0001 no HTTP at all \r\n\r\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                yield false;
            }
            case NONE,
                    CLOSED_AFTERWARDS,
                    DONE_THEN_CUT,
                    DONE_THEN_HALF_AN_ANSWER,
                    DONE_THEN_STALLED,
                    DONE_THEN_500,
                    DONE_THEN_NO_JSON -> work(request, fault, socket, out);
        };
    }

    private boolean work(Request request, Fault fault, Socket socket, OutputStream out) throws IOException {
        String key = request.key();
        String remembered = key == null ? null : answersByKey.get(key);
        if (remembered != null) {
            return respond(
                    out, remembered.substring(0, 3) + " OK", remembered.substring(3), "Idempotent-Replayed: true");
        }
        ledger.worked(request.call());
        String body = "{\"id\":\"thing_" + request.call() + "\"}";
        if (key != null) {
            answersByKey.put(key, fault == Fault.DONE_THEN_500 ? "500" + error("api_error") : "200" + body);
        }
        return switch (fault) {
            case NONE -> respond(out, "200 OK", body);
            case CLOSED_AFTERWARDS -> {
                respond(out, "200 OK", body);
                yield false;
            }
            case DONE_THEN_CUT -> reset(socket);
            case DONE_THEN_500 -> respond(out, "500 Internal Server Error", error("api_error"));
            case DONE_THEN_NO_JSON -> respond(out, "200 OK", "{\"id\":");
            case DONE_THEN_HALF_AN_ANSWER -> {
                half(out, body);
                yield false;
            }
            case DONE_THEN_STALLED -> {
                half(out, body);
                yield stall(socket);
            }
            case THROTTLED, UNAVAILABLE, PROXY_PAGE, RESET_AT_ONCE, STALLED, GIBBERISH ->
                throw new AssertionError(fault + " does no work");
        };
    }

    private static String error(String code) {
        return "{\"error\":{\"type\":\"api_error\",\"code\":\"" + code + "\",\"message\":\"on purpose\"}}";
    }

    private static boolean reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        return false;
    }

    /** Says nothing more until the caller hangs up. */
    private static boolean stall(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // A caller that sends more before it was answered is not heard.
        }
        return false;
    }

    private static boolean respond(OutputStream out, String status, String body, String... headers) throws IOException {
        out.write((head(status, body, headers) + body).getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    private static void half(OutputStream out, String body) throws IOException {
        out.write((head("200 OK", body) + body.substring(0, body.length() / 2)).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String head(String status, String body, String... headers) {
        String type = String.join("", headers).contains("Content-Type") ? "" : "Content-Type: application/json\r\n";
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "HTTP/1.1 " + status + "\r\n" + type + more + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
    }

    private record Request(
            String method, String path, int call, @Nullable String key) {

        boolean isRead() {
            return method.equals("GET");
        }

        boolean isKeyed() {
            return key != null;
        }

        /** Returns the next request, its body skipped; null at the end of the connection. */
        static @Nullable Request read(InputStream in) throws IOException {
            String first = line(in);
            if (first == null) {
                return null;
            }
            String[] parts = first.split(" ", -1);
            int call = 0;
            int length = 0;
            String key = null;
            for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
                int colon = header.indexOf(':');
                String value = header.substring(colon + 1).strip();
                switch (header.substring(0, colon).toLowerCase(java.util.Locale.ROOT)) {
                    case "x-call" -> call = Integer.parseInt(value);
                    case "content-length" -> length = Integer.parseInt(value);
                    case "idempotency-key" -> key = value;
                    default -> {}
                }
            }
            in.skipNBytes(length);
            return new Request(parts[0], parts[1], call, key);
        }

        private static @Nullable String line(InputStream in) throws IOException {
            StringBuilder text = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    return null;
                }
                if (c != '\r') {
                    text.append((char) c);
                }
            }
            return text.toString();
        }
    }
}
