package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Reading;
import dev.fairlead.client.model.Decoder;
import dev.fairlead.client.model.Params;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Pagination;
import java.net.URI;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PrefetchTest {

    private static final Pagination NUMBERED =
            new Pagination(new Pagination.PageNumber("page", 1), "", Pagination.End.NOT_SAID, null, true, true, false);

    private final AtomicInteger asked = new AtomicInteger();
    private final Semaphore gate = new Semaphore(0);
    private volatile int failing;

    private Reply<JsonValue> page(PageRequest request) {
        int number = asked.incrementAndGet();
        gate.acquireUninterruptibly();
        if (number == failing) {
            throw new IllegalStateException("broken line");
        }
        Long page = request.params().toJson().integer("page");
        String body = page != null && page > 4 ? "[]" : "[\"" + (page == null ? 1 : page) + "\"]";
        return new Reply<>(
                Json.parse(body),
                new Outcome.Answered(
                        HttpResponse.of(200, Headers.empty(), body), Reading.Details.ofSuccess(false, null)),
                1,
                null,
                URI.create("https://api.example/"));
    }

    private Pager<String> pager() {
        return Pager.of(this::page, Params.none(), NUMBERED, Decoder.STRING);
    }

    private void awaitAsked(int number) {
        while (asked.get() < number) {
            Thread.onSpinWait();
        }
    }

    @Test
    void onePageIsAskedForAheadAndNotTwo() {
        Iterator<Page<String>> pages = pager().prefetching().pages().iterator();
        gate.release();
        assertThat(pages.next().items()).containsExactly("1");
        awaitAsked(2);
        gate.release();
        assertThat(pages.next().items()).containsExactly("2");
        awaitAsked(3);
        assertThat(asked).hasValue(3);
    }

    @Test
    void nothingIsAskedForAheadUnlessWanted() {
        gate.release(10);
        Iterator<Page<String>> pages = pager().pages().iterator();
        pages.next();

        assertThat(asked).hasValue(1);
    }

    @Test
    void aWalkAheadSeesTheSame() {
        gate.release(100);

        assertThat(pager().prefetching()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void aFailureAheadComesOutWhenItsPageIsWantedAndIsTriedAgain() {
        gate.release(100);
        failing = 2;
        Iterator<String> walk = pager().prefetching().iterator();
        assertThat(walk.next()).isEqualTo("1");

        assertThatThrownBy(walk::hasNext).hasMessage("broken line");
        assertThat(walk.next()).isEqualTo("2");
        assertThat(walk.next()).isEqualTo("3");
    }
}
