package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Reading;
import dev.fairlead.client.model.Decoder;
import dev.fairlead.client.model.Params;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Pagination;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagerTest {

    private static final Pagination BY_ITEM =
            style(new Pagination.LastItem("starting_after", "/id", "ending_before"), "/data", "/has_more", 100);
    private static final Pagination BY_TOKEN =
            style(new Pagination.Token("page", "/next_page", null), "/data", "/has_more", 100);
    private static final Pagination BY_TOKEN_ALONE =
            style(new Pagination.Token("pageToken", "/nextPageToken", null), "/items", null, 1000);
    private static final Decoder<String> IDS = Decoder.model(json -> json.string("id"));

    private static Pagination style(Pagination.Next next, String items, @Nullable String more, int max) {
        return new Pagination(
                next,
                items,
                new Pagination.End(more, null, null, false),
                new Pagination.PageSize("limit", max, 0),
                true,
                true,
                true);
    }

    private final List<String> asked = new ArrayList<>();

    @Test
    void aWalkGoesThroughAllPagesByTheLastItem() {
        Pager<String> pager = shelf(7, Params.none().extra("limit", 3).extra("email", "a@b"));

        assertThat(pager).containsExactly("i1", "i2", "i3", "i4", "i5", "i6", "i7");
        assertThat(asked)
                .containsExactly(
                        "{\"limit\":3,\"email\":\"a@b\"}",
                        "{\"limit\":3,\"email\":\"a@b\",\"starting_after\":\"i3\"}",
                        "{\"limit\":3,\"email\":\"a@b\",\"starting_after\":\"i6\"}");
    }

    @Test
    void aWalkGoesThroughAllPagesByAToken() {
        Pager<String> pager = scripted(
                BY_TOKEN,
                "{'data': [{'id': 'a'}], 'has_more': true, 'next_page': 't1'}",
                "{'data': [], 'has_more': true, 'next_page': 't2'}",
                "{'data': [{'id': 'b'}], 'has_more': false, 'next_page': null}");

        assertThat(pager.stream()).containsExactly("a", "b");
        assertThat(asked).containsExactly("{}", "{\"page\":\"t1\"}", "{\"page\":\"t2\"}");
    }

    @Test
    void aTokenAloneMayEndTheWalk() {
        assertThat(scripted(
                        BY_TOKEN_ALONE,
                        "{'items': [{'id': 'a'}], 'nextPageToken': 't1'}",
                        "{'items': [{'id': 'b'}], 'nextPageToken': ''}"))
                .containsExactly("a", "b");
        assertThat(scripted(BY_TOKEN_ALONE, "{'items': []}")).isEmpty();
    }

    @Test
    void nobodyIsAskedBeforeAnItemIs() {
        Pager<String> pager = shelf(7, Params.of(Map.of("limit", 3)));
        Iterator<String> walk = pager.iterator();
        assertThat(asked).isEmpty();

        walk.next();
        walk.next();
        walk.next();
        assertThat(asked).hasSize(1);
        assertThat(walk.hasNext()).isTrue();
        assertThat(asked).hasSize(2);
    }

    @Test
    void aStreamAsksForNoMoreThanItNeeds() {
        assertThat(shelf(1000, Params.of(Map.of("limit", 10))).stream().limit(20))
                .hasSize(20);

        assertThat(asked).hasSize(2);
    }

    @Test
    void eachWalkBeginsAtTheBeginning() {
        Pager<String> pager = shelf(4, Params.of(Map.of("limit", 3)));
        Iterator<String> one = pager.iterator();
        Iterator<String> other = pager.iterator();

        assertThat(one.next()).isEqualTo("i1");
        assertThat(one.next()).isEqualTo("i2");
        assertThat(other.next()).isEqualTo("i1");
        assertThat(pager.stream().collect(Collectors.joining())).isEqualTo("i1i2i3i4");
    }

    @Test
    void manyThreadsMayWalkOnePagerAtOnce() throws Exception {
        Pager<String> pager =
                Pager.of(page -> reply(page(50, json(page))), Params.of(Map.of("limit", 3)), BY_ITEM, IDS);
        List<String> all = pager.stream().toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<String>>> walks =
                    Collections.nCopies(20, () -> pager.stream().toList());
            for (Future<List<String>> walk : threads.invokeAll(walks)) {
                assertThat(walk.get()).hasSize(50).isEqualTo(all);
            }
        }
    }

    @Test
    void parametersAreReadWhenThePagerIsMade() {
        Params params = Params.none().extra("limit", 3);
        Pager<String> pager = shelf(1, params);
        params.extra("limit", 5);

        pager.firstPage();
        assertThat(asked).containsExactly("{\"limit\":3}");
    }

    @Test
    void aWalkMayBeginAtACursorOfTheCaller() {
        assertThat(shelf(5, Params.of(Map.of("limit", 2, "starting_after", "i2"))))
                .containsExactly("i3", "i4", "i5");
    }

    @Test
    void pagesMayBeTurnedByHand() {
        Pager<String> pager = shelf(3, Params.of(Map.of("limit", 2)));
        Page<String> first = pager.firstPage();
        Page<String> second = pager.pageAfter(first.nextCursor().orElseThrow());

        assertThat(first).hasToString("Page(2 items, more follow)");
        assertThat(first.hasMore()).isTrue();
        assertThat(second.items()).containsExactly("i3");
        assertThat(second.hasMore()).isFalse();
        assertThat(second.nextCursor()).isEmpty();
        assertThat(((JsonObject) second.json()).isTrue("has_more")).isFalse();
        assertThat(second).hasToString("Page(1 item)");
        assertThat(pager.pages()).hasSize(2);
    }

    @Test
    void afterAFailedCallTheWalkGoesOnWhereItWas() {
        int[] calls = {0};
        Pager<String> shelf = shelf(4, Params.of(Map.of("limit", 2)));
        Pager<String> pager = Pager.of(
                params -> {
                    if (++calls[0] == 2) {
                        throw new IllegalStateException("broken line");
                    }
                    return reply(page(4, json(params)));
                },
                Params.of(Map.of("limit", 2)),
                BY_ITEM,
                IDS);
        Iterator<String> walk = pager.iterator();
        walk.next();
        walk.next();

        assertThatThrownBy(walk::hasNext).hasMessage("broken line");
        assertThat(walk.next()).isEqualTo("i3");
        assertThat(walk.next()).isEqualTo("i4");
        assertThat(walk.hasNext()).isFalse();
        assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
        assertThat(shelf).hasSize(4);
    }

    @Test
    void aProviderThatIgnoresTheCursorIsFoundAtTheSecondPage() {
        Pager<String> pager = Pager.of(
                params -> reply(json("{'data': [{'id': 'a'}], 'has_more': true}")), Params.none(), BY_ITEM, IDS);

        assertThatThrownBy(() -> pager.stream().toList())
                .isInstanceOf(DecodingException.class)
                .hasMessage("page 2 leads back to an earlier one, so that the list would never end");
    }

    @Test
    void aLongCircleOfCursorsIsFoundToo() {
        int[] calls = {0};
        Pager<String> pager = Pager.of(
                params -> reply(
                        json("{'data': [{'id': 'x'}], 'has_more': true, 'next_page': 't" + calls[0]++ % 57 + "'}")),
                Params.none(),
                BY_TOKEN,
                IDS);

        assertThatThrownBy(() -> pager.stream().toList())
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("leads back");
        assertThat(calls[0]).isLessThan(3 * 57);
    }

    @Test
    void anEmptyPageThatPromisesMoreWithoutACursorIsAnErrorAndNoHang() {
        Pager<String> pager = scripted(BY_ITEM, "{'data': [], 'has_more': true}");

        assertThatThrownBy(() -> pager.iterator().hasNext())
                .isInstanceOf(DecodingException.class)
                .hasMessage("page 1 says that there is another one, and gives no cursor to ask for it");
    }

    @Test
    void endlesslyManyEmptyPagesEnd() {
        int[] calls = {0};
        Pager<String> pager = Pager.of(
                params -> reply(json("{'data': [], 'has_more': true, 'next_page': 't" + calls[0]++ + "'}")),
                Params.none(),
                BY_TOKEN,
                IDS);

        assertThatThrownBy(() -> pager.iterator().hasNext())
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("100 empty ones in a row");
        assertThat(calls[0]).isEqualTo(100);
    }

    @Test
    void anEndlessListEnds() {
        long[] calls = {0};
        JsonObject template = json("{'data': [{'id': 'x'}], 'has_more': true}");
        Pager<String> pager = Pager.of(
                params -> reply(
                        template.toBuilder().put("next_page", "t" + calls[0]++).build()),
                Params.none(),
                BY_TOKEN,
                IDS);

        PageIterator<String> pages = new PageIterator<>(pager, BY_TOKEN, 1000);

        assertThatThrownBy(() -> pages.forEachRemaining(page -> {})).hasMessageContaining("no list is that long");
        assertThat(calls[0]).isEqualTo(1000);
    }

    @Test
    void whatIsNoPageIsRefused() {
        assertRefused("{}", "page at /data: expected an array, found nothing");
        assertRefused("{'data': {}}", "page at /data: expected an array, found an object");
        assertRefused("{'data': [], 'has_more': 'yes'}", "page at /has_more: expected a boolean, found a string");
        assertRefused(
                "{'data': [{'id': {}}], 'has_more': true}", "page at /data/0/id: expected a string, found an object");
    }

    @Test
    void moreItemsOnAPageThanTheProviderAllowsAreRefusedBeforeACall() {
        for (Object limit : new Object[] {101, 0, -1, 1.5, "ten"}) {
            assertThatThrownBy(() -> shelf(1, Params.of(Map.of("limit", limit))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the parameter limit is ");
        }
        assertThatThrownBy(() -> shelf(1, Params.of(Map.of("limit", 101))))
                .hasMessage("the parameter limit is from 1 to 100, not 101");
        assertThat(shelf(1, Params.of(Map.of("limit", 100)))).hasSize(1);
        assertThat(asked).hasSize(1);
    }

    @Test
    void printingShowsNoParameters() {
        assertThat(shelf(1, Params.of(Map.of("email", "canary")))).hasToString("Pager(/data by starting_after)");
    }

    private void assertRefused(String page, String message) {
        assertThatThrownBy(() -> scripted(BY_ITEM, page).firstPage())
                .isInstanceOf(DecodingException.class)
                .hasMessage(message);
    }

    /** A pager over items i1 to iN. */
    private Pager<String> shelf(int size, Params params) {
        return Pager.of(
                page -> {
                    asked.add(json(page).toJson());
                    return reply(page(size, json(page)));
                },
                params,
                BY_ITEM,
                IDS);
    }

    private static JsonObject page(int size, JsonObject params) {
        Long limit = params.integer("limit");
        String after = params.string("starting_after");
        int first = after == null ? 1 : Integer.parseInt(after.substring(1)) + 1;
        int last = (int) Math.min(size, first + (limit == null ? 10 : limit) - 1);
        return json(IntStream.rangeClosed(first, last)
                .mapToObj(i -> "{'id': 'i" + i + "'}")
                .collect(Collectors.joining(",", "{'data': [", "], 'has_more': " + (last < size) + "}")));
    }

    private Pager<String> scripted(Pagination pagination, String... pages) {
        asked.clear();
        Iterator<String> script = List.of(pages).iterator();
        return Pager.of(
                page -> {
                    asked.add(json(page).toJson());
                    return reply(json(script.next()));
                },
                Params.none(),
                pagination,
                IDS);
    }

    private static JsonObject json(PageRequest page) {
        return page.params().toJson();
    }

    private static Reply<JsonObject> reply(JsonObject json) {
        HttpResponse response = HttpResponse.of(200, Headers.empty(), json.toJson());
        Outcome.Answered answered = new Outcome.Answered(response, Reading.Details.ofSuccess(false, null));
        return new Reply<>(json, answered, 1, null, URI.create("https://api.example/v1/things"));
    }

    private static JsonObject json(String text) {
        return Json.parseObject(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
