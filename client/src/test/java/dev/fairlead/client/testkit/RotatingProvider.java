package dev.fairlead.client.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A provider whose access tokens are good for so many calls and whose refresh tokens for one use: a second use is taken for theft
 * and ends the login for good, as the OAuth 2.0 Security Best Current Practice (RFC 9700 §4.14.2) advises.
 */
public final class RotatingProvider implements AutoCloseable {

    public static final String FIRST_REFRESH_TOKEN = "refresh-canary-1";

    private final HttpServer server;
    private final int callsPerToken;
    private int generation = 1;
    private int callsLeft;
    private boolean revoked;
    private int refreshes;
    private int reuses;

    public RotatingProvider(int callsPerToken) {
        this.callsPerToken = callsPerToken;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/oauth/token", exchange -> answer(exchange, token(form(exchange))));
        server.createContext("/v1/things", exchange -> answer(exchange, thing(exchange)));
        server.start();
    }

    private record Answer(int status, String body) {}

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private synchronized Answer token(Map<String, String> form) {
        if (form.getOrDefault("grant_type", "").equals("refresh_token")
                && !form.getOrDefault("refresh_token", "").equals("refresh-canary-" + generation)) {
            reuses++;
            revoked = true;
        }
        if (revoked) {
            return new Answer(400, "{\"error\":\"invalid_grant\"}");
        }
        refreshes++;
        generation++;
        callsLeft = callsPerToken;
        return new Answer(
                200,
                "{\"access_token\":\"access-canary-" + generation + "\",\"refresh_token\":\"refresh-canary-"
                        + generation + "\",\"expires_in\":3600}");
    }

    private synchronized Answer thing(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Bearer access-canary-" + generation).equals(authorization) || callsLeft <= 0) {
            return new Answer(401, "{\"error\":{\"message\":\"expired: " + authorization + "\"}}");
        }
        callsLeft--;
        return new Answer(200, "{\"id\":\"ok\"}");
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String field : body.split("&")) {
            int equals = field.indexOf('=');
            form.put(
                    field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public synchronized int refreshes() {
        return refreshes;
    }

    public synchronized int reuses() {
        return reuses;
    }

    /** Ends the access token that is in use. */
    public synchronized void expire() {
        callsLeft = 0;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
