package dev.fairlead.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.profile.Pagination;
import dev.fairlead.profile.Pagination.End;
import dev.fairlead.profile.Pagination.PageSize;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which operations are lists, for each style. */
final class PagesTest {

    private static final String THINGS = "items: {type: array, items: {type: string}}";
    private static final String BARE = "{type: array, items: {type: string}}";

    private static Pagination style(Pagination.Next next, String items, End end, @Nullable PageSize size) {
        return new Pagination(next, items, end, size, true, true, false);
    }

    private static int recognised(Pagination style, String answer, String... parameters) {
        return new Pages(List.of(style)).style(operation("", answer, parameters));
    }

    private static ApiOperation operation(String body, String answer, String... parameters) {
        StringBuilder query = new StringBuilder();
        for (String parameter : parameters) {
            query.append("{in: query, name: ").append(parameter).append(", schema: {type: string}},");
        }
        String text = "openapi: 3.0.0\npaths:\n  /v1/things:\n    post:\n      parameters: [" + query + "]\n" + body
                + "      responses:\n        '200':\n          content:\n            application/json:\n"
                + "              schema: " + answer + "\n";
        return DescriptionReader.read(text.getBytes(StandardCharsets.UTF_8), "api.yaml")
                .operations()
                .getFirst();
    }

    private static String object(String properties) {
        return "{type: object, properties: {" + properties + "}}";
    }

    @Test
    void aNumberedListHasItemsWhereTheyShouldBeAndTakesANumber() {
        Pagination pages = style(new Pagination.PageNumber("page", 1), "/data/items", End.NOT_SAID, null);
        String nested = object("data: " + object(THINGS));

        assertThat(recognised(pages, nested, "page")).isZero();
        assertThat(recognised(pages, nested, "limit")).isEqualTo(-1);
        assertThat(recognised(pages, object(THINGS), "page")).isEqualTo(-1);
    }

    @Test
    void aTokenStandsInThePage() {
        Pagination tokens = style(new Pagination.Token("cursor", "/meta/next", null), "/items", End.NOT_SAID, null);

        assertThat(recognised(tokens, object(THINGS + ", meta: " + object("next: {type: string}")), "cursor"))
                .isZero();
        assertThat(recognised(tokens, object(THINGS), "cursor")).isEqualTo(-1);
    }

    @Test
    void aListByLinksIsKnownByTheSizeOfItsPages() {
        Pagination links = style(new Pagination.LinkHeader(), "", End.NOT_SAID, new PageSize("per_page", 100, 30));

        assertThat(recognised(links, BARE, "per_page")).isZero();
        assertThat(recognised(links, BARE)).isEqualTo(-1);
        assertThat(new Pages(List.of(links)).isArray(0)).isTrue();
    }

    @Test
    void anAddressInThePageIsEnough() {
        Pagination urls =
                style(new Pagination.NextUrl("/nextLink", null), "/items", new End(null, "/done", null, false), null);

        assertThat(recognised(urls, object(THINGS + ", nextLink: {type: string}, done: {type: boolean}")))
                .isZero();
        assertThat(recognised(urls, object(THINGS + ", nextLink: {type: string}")))
                .isEqualTo(-1);
    }

    @Test
    void aCursorMayGoIntoTheBody() {
        Pagination tokens =
                style(new Pagination.Token("/variables/after", "/next", null), "/items", End.NOT_SAID, null);
        String body = "      requestBody:\n        content:\n          application/json:\n            schema: "
                + object("variables: " + object("after: {type: string}")) + "\n";
        String answer = object(THINGS + ", next: {type: string}");

        assertThat(new Pages(List.of(tokens)).style(operation(body, answer))).isZero();
        assertThat(new Pages(List.of(tokens)).style(operation("", answer))).isEqualTo(-1);
    }

    @Test
    void offsetsAndLocatorsAreKnownByTheirParameter() {
        Pagination offset =
                style(new Pagination.Offset("offset"), "/items", new End(null, null, "/total", false), null);
        Pagination locator = style(new Pagination.LocatorHeader("Sforce-Locator", "locator"), "", End.NOT_SAID, null);

        assertThat(recognised(offset, object(THINGS + ", total: {type: integer}"), "offset"))
                .isZero();
        assertThat(recognised(locator, BARE, "locator")).isZero();
    }
}
