package dev.fairlead.client.cache;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.http.TransportResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider for many callers at once, whose answers wait at a gate. */
final class GatedProvider implements Transport {

    /** How many answers may leave; plenty unless a test closes the gate. */
    final Semaphore gate = new Semaphore(0);

    final List<HttpRequest> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger interrupted = new AtomicInteger();
    volatile Answers answers = number -> answer(200, "{\"number\":" + number + "}", "Cache-Control", "max-age=60");

    /** What the provider answers to its request of a number, from 1. */
    @FunctionalInterface
    interface Answers {
        TransportResult to(int number);
    }

    static TransportResult answer(int status, String body, String... headers) {
        Headers all = Headers.of("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            all = all.with(headers[i], headers[i + 1]);
        }
        return new TransportResult.Answered(HttpResponse.of(status, all, body));
    }

    GatedProvider open() {
        gate.release(1_000_000);
        return this;
    }

    /** Waits until so many requests have come. */
    void awaitRequests(int number) {
        while (requests.size() < number) {
            Thread.onSpinWait();
        }
    }

    @Override
    public TransportResult send(HttpRequest request, Duration timeout) throws InterruptedException {
        int number;
        synchronized (requests) {
            requests.add(request);
            number = requests.size();
        }
        try {
            gate.acquire();
        } catch (InterruptedException cut) {
            interrupted.incrementAndGet();
            throw cut;
        }
        return answers.to(number);
    }

    @Override
    public void close() {}
}
