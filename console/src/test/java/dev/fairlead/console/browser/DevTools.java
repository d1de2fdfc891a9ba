package dev.fairlead.console.browser;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One connection to a browser over the Chrome DevTools protocol: commands with their answers, and events. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

    private static final JsonLimits LIMITS = new JsonLimits(64L << 20, 500, 5_000_000);
    private static final long LONGEST_SECONDS = 60;

    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
    private final List<Consumer<JsonObject>> listeners = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder(); // touched by one callback at a time
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile WebSocket socket;

    static DevTools connect(String address) {
        DevTools devTools = new DevTools();
        devTools.socket = devTools.http
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), devTools)
                .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .join();
        return devTools;
    }

    void listen(Consumer<JsonObject> listener) {
        listeners.add(listener);
    }

    /** Sends a command, to the browser or (with a session) to a tab, and waits for its result. */
    JsonObject send(String session, String method, Map<String, ?> parameters) {
        long id = ids.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        pending.put(id, answer);
        JsonObject.Builder command =
                JsonObject.builder().put("id", id).put("method", method).put("params", parameters);
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        synchronized (this) { // a WebSocket takes one message at a time
            socket.sendText(command.build().toJson(), true)
                    .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
        JsonObject message = answer.orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
        if (message.has("error")) {
            throw new IllegalStateException(method + " failed: " + message.get("error"));
        }
        JsonObject result = message.object("result");
        return result == null ? JsonObject.empty() : result;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            byte[] text = partial.toString().getBytes(StandardCharsets.UTF_8);
            partial.setLength(0);
            take((JsonObject) Json.parse(text, LIMITS));
        }
        webSocket.request(1);
        return null;
    }

    private void take(JsonObject message) {
        Long id = message.integer("id");
        if (id == null) {
            listeners.forEach(listener -> listener.accept(message));
            return;
        }
        CompletableFuture<JsonObject> answer = pending.remove(id);
        if (answer != null) {
            answer.complete(message);
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
