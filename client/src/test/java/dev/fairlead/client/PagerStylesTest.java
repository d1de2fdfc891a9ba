package dev.fairlead.client;

import static dev.fairlead.testing.kit.ScriptedTransport.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.model.Decoder;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Pagination;
import dev.fairlead.profile.Pagination.End;
import dev.fairlead.profile.Pagination.PageSize;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each style through the whole engine: what is asked for, where the walk ends, and how pages are turned back. */
class PagerStylesTest {

    private static final Operation<JsonValue> LIST =
            Operation.get("listThings", "/v1/things").returnsAnyJson();
    private static final Operation<JsonValue> SEARCH =
            Operation.post("search", "/graphql").json().returnsAnyJson();
    private static final PageSize BY_THREE = new PageSize("limit", 100, 3);

    private final Fixture fixture = Fixture.usual();

    private record Answer(String body, String... headers) {}

    private static Answer page(String body, String... headers) {
        return new Answer(body.replace('\'', '"'), headers);
    }

    private Pager<String> pager(Pagination pagination, Params params, Answer... pages) {
        return pager(LIST, pagination, params, pages);
    }

    private Pager<String> pager(Operation<JsonValue> list, Pagination pagination, Params params, Answer... pages) {
        for (Answer page : pages) {
            fixture.provider.then(answer(200, page.body(), page.headers()));
        }
        return Pager.of(fixture.client.pages(list, Map.of(), CallOptions.none()), params, pagination, Decoder.STRING);
    }

    private static Pagination style(Pagination.Next next, String items, End end, @Nullable PageSize size) {
        return new Pagination(next, items, end, size, true, true, false);
    }

    private List<String> asked() {
        List<String> targets = new ArrayList<>();
        for (HttpRequest request : fixture.provider.requests()) {
            String query = request.uri().getRawQuery();
            targets.add(request.uri().getPath() + (query == null ? "" : "?" + query));
        }
        return targets;
    }

    @Test
    void pagesThatAreNumberedFromOneEndAtAnEmptyOne() {
        Pager<String> pager = pager(
                style(new Pagination.PageNumber("page", 1), "/data/items", End.NOT_SAID, null),
                Params.none().extra("q", "x"),
                page("{'data': {'items': ['a', 'b']}}"),
                page("{'data': {'items': ['c']}}"),
                page("{'data': {'items': []}}"));

        assertThat(pager).containsExactly("a", "b", "c");
        assertThat(asked()).containsExactly("/v1/things?q=x", "/v1/things?q=x&page=2", "/v1/things?q=x&page=3");
    }

    @Test
    void pagesThatAreNumberedFromZeroMayEndAtAShortOne() {
        Pager<String> pager = pager(
                style(new Pagination.PageNumber("page", 0), "", new End(null, null, null, true), BY_THREE),
                Params.none().extra("limit", 2),
                page("['a', 'b']"),
                page("['c']"));

        assertThat(pager).containsExactly("a", "b", "c");
        assertThat(asked()).containsExactly("/v1/things?limit=2", "/v1/things?limit=2&page=1");
    }

    @Test
    void numberedPagesAreTurnedBothWays() {
        Pagination numbered = style(new Pagination.PageNumber("page", 1), "", End.NOT_SAID, null);
        Pager<String> pager = pager(numbered, Params.none(), page("['e']"), page("['d']"), page("['a']"));

        Page<String> fifth = pager.pageAfter("5");
        assertThat(fifth.previousCursor()).contains("4");
        assertThat(fifth.nextCursor()).contains("6");
        assertThat(pager.pageBefore("4").items()).containsExactly("d");
        assertThat(pager.firstPage().previousCursor()).isEmpty();
        assertThatThrownBy(() -> pager.pageAfter("five")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOffsetCountsItemsAndEndsAtTheTotal() {
        Pager<String> pager = pager(
                style(new Pagination.Offset("offset"), "/items", new End(null, null, "/total", false), BY_THREE),
                Params.none().extra("limit", 2),
                page("{'items': ['a', 'b'], 'total': 3}"),
                page("{'items': ['c'], 'total': 3}"));

        assertThat(pager).containsExactly("a", "b", "c");
        assertThat(asked()).containsExactly("/v1/things?limit=2", "/v1/things?limit=2&offset=2");
    }

    @Test
    void anOffsetIsTurnedBackByTheSizeOfAPage() {
        Pagination offsets = style(new Pagination.Offset("offset"), "", End.NOT_SAID, BY_THREE);
        Pager<String> pager = pager(offsets, Params.none(), page("['e', 'f', 'g']"), page("['a']"));

        Page<String> page = pager.pageAfter("4");
        assertThat(page.nextCursor()).contains("7");
        assertThat(page.previousCursor()).contains("1");
        assertThat(pager.pageBefore("1").previousCursor()).contains("0");
    }

    @Test
    void aTotalOfNumberedPagesCountsThePagesBefore() {
        Pager<String> pager = pager(
                style(new Pagination.PageNumber("page", 1), "/items", new End(null, null, "/total", false), BY_THREE),
                Params.none(),
                page("{'items': ['a', 'b', 'c'], 'total': '5'}"),
                page("{'items': ['d', 'e'], 'total': '5'}"));

        assertThat(pager).hasSize(5);
    }

    @Test
    void aTokenMayEndAsAbsentNullOrEmpty() {
        Pagination tokens = style(new Pagination.Token("cursor", "/meta/next", null), "/items", End.NOT_SAID, null);
        for (String end : List.of(
                "{'items': ['b']}",
                "{'items': ['b'], 'meta': {'next': null}}",
                "{'items': ['b'], 'meta': {'next': ''}}")) {
            assertThat(pager(tokens, Params.none(), page("{'items': ['a'], 'meta': {'next': 't'}}"), page(end)))
                    .containsExactly("a", "b");
        }
        assertThat(asked()).contains("/v1/things?cursor=t");
    }

    @Test
    void anEmptyPageIsTheEndUnlessItIsKnownNotToBe() {
        Pagination ends = style(new Pagination.Token("cursor", "/next", null), "/items", End.NOT_SAID, null);
        Pagination goesOn = new Pagination(ends.next(), "/items", End.NOT_SAID, null, true, true, true);

        assertThat(pager(ends, Params.none(), page("{'items': [], 'next': 't'}")))
                .isEmpty();
        assertThat(pager(goesOn, Params.none(), page("{'items': [], 'next': 't'}"), page("{'items': ['a']}")))
                .containsExactly("a");
    }

    @Test
    void doneEndsAListWhateverElseIsThere() {
        Pagination done = style(
                new Pagination.NextUrl("/nextRecordsUrl", null), "/records", new End(null, "/done", null, false), null);
        Pager<String> pager = pager(
                done,
                Params.none().extra("q", "SELECT Id"),
                page("{'records': ['a'], 'done': false, 'nextRecordsUrl': '/services/data/v60.0/query/01g-2000'}"),
                page("{'records': ['b'], 'done': true, 'nextRecordsUrl': '/services/data/v60.0/query/01g-4000'}"));

        assertThat(pager).containsExactly("a", "b");
        assertThat(asked()).containsExactly("/v1/things?q=SELECT%20Id", "/services/data/v60.0/query/01g-2000");
        assertThat(fixture.provider.sentValuesOf("Authorization")).doesNotContain("(none)");
    }

    @Test
    void parametersMayGiveWayToTheCursor() {
        Pagination alone = new Pagination(
                new Pagination.Token("page_info", "/next", null), "/items", End.NOT_SAID, BY_THREE, false, true, false);
        Pager<String> pager = pager(
                alone,
                Params.none().extra("status", "open").extra("limit", 1),
                page("{'items': ['a'], 'next': 't'}"),
                page("{'items': ['b']}"));

        assertThat(pager).hasSize(2);
        assertThat(asked()).containsExactly("/v1/things?status=open&limit=1", "/v1/things?limit=1&page_info=t");
    }

    @Test
    void linksOfTheHeaderAreFollowedBothWaysAsTheyAre() {
        Pagination links = style(new Pagination.LinkHeader(), "", End.NOT_SAID, new PageSize("per_page", 100, 30));
        Pager<String> pager = pager(
                links,
                Params.none().extra("per_page", 2),
                page("['a', 'b']", "Link", "<https://api.stripe.com/v1/things?per_page=2&page=2>; rel=\"next\""),
                page("['c']", "Link", "<?per_page=2&page=1>; rel=\"prev\""),
                page("['a', 'b']"));

        assertThat(pager).containsExactly("a", "b", "c");
        assertThat(asked()).containsExactly("/v1/things?per_page=2", "/v1/things?per_page=2&page=2");
        assertThat(pager.pageBefore("https://api.stripe.com/v1/things?per_page=2&page=1")
                        .items())
                .hasSize(2);
        assertThat(asked().getLast()).isEqualTo("/v1/things?per_page=2&page=1");
    }

    @Test
    void anAddressRelativeToThePageIsFoundFromThere() {
        Pagination urls = style(new Pagination.NextUrl("/next", "/prev"), "/items", End.NOT_SAID, null);
        Pager<String> pager = pager(
                urls,
                Params.none(),
                page("{'items': ['a'], 'next': '?page=2', 'prev': null}"),
                page("{'items': ['b'], 'prev': 'things?page=1'}"));

        List<Page<String>> pages = new ArrayList<>();
        pager.pages().forEach(pages::add);

        assertThat(asked()).containsExactly("/v1/things", "/v1/things?page=2");
        assertThat(pages.getFirst().previousCursor()).isEmpty();
        assertThat(pages.getLast().previousCursor()).contains("https://api.stripe.com/v1/things?page=1");
    }

    @Test
    void aLinkToAnotherHostIsRefusedAndNothingIsSentThere() {
        Pagination urls = style(new Pagination.NextUrl("/next", null), "/items", End.NOT_SAID, null);
        for (String foreign : List.of(
                "https://evil.example/v1/things?secret=s",
                "http://api.stripe.com/v1/things",
                "https://api.stripe.com:8443/v1/things",
                "//evil.example/v1/things",
                "https://user:pw@api.stripe.com/v1/things",
                "https://api.stripe.com.evil.example/",
                "ftp://api.stripe.com/x",
                "mailto:a@b",
                "https://[bad")) {
            int before = fixture.provider.requests().size();
            Pager<String> pager = pager(urls, Params.none(), page("{'items': ['a'], 'next': '" + foreign + "'}"));

            assertThatThrownBy(() -> pager.stream().toList())
                    .as(foreign)
                    .isInstanceOf(DecodingException.class)
                    .hasMessageContaining("page 1 leads nowhere: a link to")
                    .hasMessageNotContaining("secret=s");
            assertThat(fixture.provider.requests()).hasSize(before + 1);
        }
    }

    @Test
    void aCursorOfTheCallerLeadsToNoOtherHostEither() {
        Pagination links = style(new Pagination.LinkHeader(), "", End.NOT_SAID, null);

        assertThatThrownBy(() -> pager(links, Params.none()).pageAfter("https://evil.example/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a link to https://evil.example:443 is not followed: pages of this list are at"
                        + " https://api.stripe.com:443 only");
        assertThat(fixture.provider.requests()).isEmpty();
    }

    @Test
    void credentialsStayAwayFromLinksThatCarryTheirOwn() {
        Pagination signed =
                new Pagination(new Pagination.NextUrl("/next", null), "/items", End.NOT_SAID, null, true, false, false);
        Pager<String> pager = pager(
                signed, Params.none(), page("{'items': ['a'], 'next': '/v1/things?sig=x'}"), page("{'items': ['b']}"));

        assertThat(pager).hasSize(2);
        assertThat(fixture.provider.sentValuesOf("Authorization").getFirst()).startsWith("Bearer ");
        assertThat(fixture.provider.sentValuesOf("Authorization").getLast()).isEqualTo("(none)");
    }

    @Test
    void aLocatorComesInAHeaderAndTheTextNullEndsIt() {
        Pagination locator = style(new Pagination.LocatorHeader("Sforce-Locator", "locator"), "", End.NOT_SAID, null);
        Pager<String> pager = pager(
                locator,
                Params.none(),
                page("['a']", "Sforce-Locator", "MTAwMDA"),
                page("['b']", "Sforce-Locator", "null"));

        assertThat(pager).containsExactly("a", "b");
        assertThat(asked()).containsExactly("/v1/things", "/v1/things?locator=MTAwMDA");
    }

    @Test
    void aRelayCursorGoesIntoTheVariablesOfTheQuery() {
        Pagination relay = style(
                new Pagination.Token("/variables/after", "/data/things/pageInfo/endCursor", null),
                "/data/things/nodes",
                new End("/data/things/pageInfo/hasNextPage", null, null, false),
                new PageSize("/variables/first", 250, 0));
        Pager<String> pager = pager(
                SEARCH,
                relay,
                Params.none().extra("query", "{…}").extra("variables", Map.of("first", 1, "status", "open")),
                page("{'data': {'things': {'nodes': ['a'], 'pageInfo': {'hasNextPage': true, 'endCursor': 'c1'}}}}"),
                page("{'data': {'things': {'nodes': ['b'], 'pageInfo': {'hasNextPage': false, 'endCursor': 'c2'}}}}"));

        assertThat(pager).containsExactly("a", "b");
        assertThat(body(fixture.provider.requests().getLast()))
                .contains("\"first\":1", "\"status\":\"open\"", "\"after\":\"c1\"");
        assertThatThrownBy(() -> pager(SEARCH, relay, Params.none().extra("variables", Map.of("first", 251))))
                .hasMessage("the parameter /variables/first is from 1 to 250, not 251");
    }

    private static String body(HttpRequest request) {
        try {
            var bytes = new java.io.ByteArrayOutputStream();
            Objects.requireNonNull(request.body()).writeTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void aListByItsLastItemIsReadBackward() {
        Pagination byItem = style(
                new Pagination.LastItem("starting_after", "", "ending_before"),
                "/data",
                new End("/has_more", null, null, false),
                null);
        Pager<String> pager = pager(
                byItem,
                Params.none().extra("starting_after", "b"),
                page("{'data': ['c', 'd'], 'has_more': true}"),
                page("{'data': ['a', 'b'], 'has_more': false}"));

        Page<String> page = pager.firstPage();
        assertThat(pager.pageBefore(page.previousCursor().orElseThrow()).items())
                .containsExactly("a", "b");
        assertThat(asked()).containsExactly("/v1/things?starting_after=b", "/v1/things?ending_before=c");
    }

    @Test
    void eachPageTellsTheWholeAnswerOnRequest() {
        List<String> requestIds = new ArrayList<>();
        fixture.provider
                .then(answer(200, "[\"a\"]", "Request-Id", "req_1", "Link", "</v1/things?page=2>; rel=next"))
                .then(answer(200, "[\"b\"]", "Request-Id", "req_2"));
        CallOptions options =
                CallOptions.onReply(reply -> requestIds.add(reply.requestId().orElse("")));
        Pager<String> pager = Pager.of(
                fixture.client.pages(LIST, Map.of(), options),
                Params.none(),
                style(new Pagination.LinkHeader(), "", End.NOT_SAID, null),
                Decoder.STRING);

        assertThat(pager).containsExactly("a", "b");
        assertThat(requestIds).containsExactly("req_1", "req_2");
    }
}
