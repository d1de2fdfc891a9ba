package dev.fairlead.client;

import dev.fairlead.client.error.CallInterruptedException;
import dev.fairlead.client.error.CallSummary;
import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.http.Download;
import dev.fairlead.client.model.Decoder;
import dev.fairlead.client.model.Place;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The server-sent events of one call, as they come; {@link ApiClient#events} makes it. Close it: that ends the call.
 *
 * <pre>{@code
 * try (EventStream<Chunk> events = client.completions().createAsEvents(c -> c.stream(true))) {
 *     for (ServerEvent<Chunk> event : events) { … }
 * }
 * }</pre>
 *
 * <p>A stream that breaks off fails at the next event, and is not begun anew: {@link #lastId} is what the provider wants to hear
 * then, in the header {@code Last-Event-ID}. Not for use by several threads at once, but for {@link #close}.
 *
 * @param <T> the type of the events' data
 */
public final class EventStream<T> implements Iterable<ServerEvent<T>>, AutoCloseable {

    private static final int READ_AHEAD = 16;

    /** What ends a stream. */
    private record End(@Nullable Throwable failure) {}

    /** Starts the call whose body the reading takes. */
    interface Start {
        CompletableFuture<?> with(Download.Reading<Boolean> reading);
    }

    private final BlockingQueue<Object> coming = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(READ_AHEAD); // for events; the end always has room
    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
    private final Function<? super String, ? extends T> decoder;
    private @Nullable CompletableFuture<?> call;
    private @Nullable Object next;
    private String lastId = "";
    private volatile boolean closed;

    private EventStream(Function<? super String, ? extends T> decoder) {
        this.decoder = decoder;
    }

    /** Reads the data of events as JSON. */
    public static <T> Function<String, T> json(Decoder<T> decoder) {
        return data -> {
            try {
                return decoder.decode(Json.parse(data.getBytes(StandardCharsets.UTF_8)), Place.root("the event"));
            } catch (JsonException noJson) {
                throw new DecodingException(
                        CallSummary.NONE, "", "the data of an event is no JSON: " + noJson.getMessage(), noJson);
            }
        };
    }

    /** Takes the data of events as it comes. */
    public static Function<String, String> text() {
        return data -> data;
    }

    static <T> EventStream<T> open(Start start, Function<? super String, ? extends T> decoder) {
        EventStream<T> stream = new EventStream<>(decoder);
        CompletableFuture<?> call = start.with((body, length) -> {
            stream.opened.complete(true);
            EventReader.read(body, stream::put);
            return true;
        });
        stream.call = call;
        CompletableFuture<?> unused = call.whenComplete((done, failure) -> stream.end(failure));
        stream.awaitBegin();
        return stream;
    }

    private void put(String name, String id, String data) throws InterruptedIOException {
        try {
            room.acquire();
            coming.put(new ServerEvent<T>(name, id, data, decoder));
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the stream of events was closed");
        }
    }

    private void end(@Nullable Throwable failure) {
        coming.add(new End(failure));
        opened.complete(false);
    }

    private void awaitBegin() {
        try {
            if (!opened.get()) {
                boolean unused = hasNext(); // throws what went wrong
            }
        } catch (InterruptedException interrupt) {
            throw interrupted(interrupt);
        } catch (ExecutionException impossible) {
            throw new CompletionException(impossible);
        }
    }

    private CallInterruptedException interrupted(InterruptedException interrupt) {
        close();
        Thread.currentThread().interrupt();
        return new CallInterruptedException(CallSummary.NONE, interrupt);
    }

    /**
     * Waits for the next event, or the end.
     *
     * @throws dev.fairlead.client.error.ApiException if the stream broke off
     */
    public boolean hasNext() {
        if (next == null) {
            try {
                next = closed ? new End(null) : coming.take();
            } catch (InterruptedException interrupt) {
                throw interrupted(interrupt);
            }
        }
        if (next instanceof End end && end.failure() != null && !closed) {
            if (end.failure() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new CompletionException(end.failure());
        }
        return !(next instanceof End);
    }

    /**
     * Returns the next event; waits for it.
     *
     * @throws NoSuchElementException if there are no more
     * @throws dev.fairlead.client.error.ApiException if the stream broke off
     */
    @SuppressWarnings("unchecked") // what is no end is an event of this stream
    public ServerEvent<T> next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the stream has no more events");
        }
        ServerEvent<T> event = (ServerEvent<T>) next;
        next = null;
        room.release();
        lastId = event.id();
        return event;
    }

    /** Returns an iterator over the events that are still to come: they come once, to whoever asks first. */
    @Override
    public Iterator<ServerEvent<T>> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return EventStream.this.hasNext();
            }

            @Override
            public ServerEvent<T> next() {
                return EventStream.this.next();
            }
        };
    }

    /** Returns the events that are still to come as a sequential stream. */
    public Stream<ServerEvent<T>> stream() {
        int facts = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), facts), false);
    }

    /** Returns the id of the last event that was taken; empty for none. */
    public String lastId() {
        return lastId;
    }

    /** Ends the call, and the stream with it; from another thread, too. */
    @Override
    public void close() {
        closed = true;
        CompletableFuture<?> running = call;
        if (running != null) {
            running.cancel(true);
        }
        coming.add(new End(null));
    }

    @Override
    public String toString() {
        return "EventStream(" + (closed ? "closed" : "open") + ")";
    }
}
