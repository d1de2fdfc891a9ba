package dev.fairlead.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fairlead.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Stands between the provider and the shop, passes webhooks on, and writes down which events the shop answered with 2xx. */
final class AckRecorder implements AutoCloseable {

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI shop;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    AckRecorder(URI shop) throws IOException {
        this.shop = shop;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::passOn);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    Set<String> answered() {
        return Set.copyOf(answered);
    }

    private void passOn(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = 502;
        try {
            HttpRequest request = HttpRequest.newBuilder(shop)
                    .timeout(Duration.ofSeconds(5))
                    .header("Content-Type", "application/json")
                    .header("Stripe-Signature", exchange.getRequestHeaders().getFirst("Stripe-Signature"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException shopIsDown) {
            status = 502;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (status / 100 == 2) {
            answered.add(Json.parseObject(body).string("id"));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }
}
