package dev.fairlead.sandbox.webhook;

import dev.fairlead.profile.Webhooks;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Carries one webhook over HTTP. Its client is made for the first one, because that costs time and threads. */
final class Courier implements AutoCloseable {

    private final @Nullable WebhookSignature signature;
    private final InstantSource clock;
    /** Guards {@code client} and {@code closed}; no I/O and no callbacks while held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpClient client;
    private boolean closed;

    Courier(@Nullable Webhooks facts, InstantSource clock) {
        this.signature = facts == null ? null : new WebhookSignature(facts);
        this.clock = clock;
    }

    /** Returns why the webhook was not accepted, or null if it was. */
    @Nullable
    String carry(byte[] body, WebhookTarget target) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.url())
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "fairlead-sandbox/1.0")
                .POST(BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header(signature.header(), signature.sign(body, target.secret(), clock.instant()));
        }
        try {
            HttpClient http = client();
            if (http == null) {
                return "closed";
            }
            int status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300 ? null : "status " + status;
        } catch (IOException failed) {
            return failed.getClass().getSimpleName();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "closed";
        }
    }

    private @Nullable HttpClient client() {
        lock.lock();
        try {
            if (client == null && !closed) {
                client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .executor(threads)
                        .build();
            }
            return client;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (client != null) {
                client.shutdownNow();
            }
            threads.shutdownNow();
        } finally {
            lock.unlock();
        }
    }
}
