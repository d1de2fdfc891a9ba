package dev.fairlead.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaginationReaderTest {

    private static List<Pagination> read(String styles) {
        Problems problems = new Problems("test.yaml");
        JsonObject text = (JsonObject)
                Json.parseDocument(("styles:\n" + styles).getBytes(StandardCharsets.UTF_8), JsonLimits.forDocuments());
        List<Pagination> pagination = PaginationReader.read(Section.root(text, problems));
        problems.throwIfAny();
        return pagination;
    }

    private static Pagination.Next next(String style) {
        return read("  - {" + style + ", items: ''}").getFirst().next();
    }

    @Test
    void everyStyleIsRead() {
        assertThat(next("style: last_item, parameter: after, from: /id, before: before"))
                .isEqualTo(new Pagination.LastItem("after", "/id", "before"));
        assertThat(next("style: token, parameter: cursor, from: /meta/next"))
                .isEqualTo(new Pagination.Token("cursor", "/meta/next", null));
        assertThat(next("style: graphql_relay, parameter: /variables/after, from: /data/x/pageInfo/endCursor"))
                .isEqualTo(new Pagination.Token("/variables/after", "/data/x/pageInfo/endCursor", null));
        assertThat(next("style: page, parameter: Page, first_page: 0")).isEqualTo(new Pagination.PageNumber("Page", 0));
        assertThat(next("style: offset, parameter: offset")).isEqualTo(new Pagination.Offset("offset"));
        assertThat(next("style: link_header")).isEqualTo(new Pagination.LinkHeader());
        assertThat(next("style: next_url, from: /nextLink")).isEqualTo(new Pagination.NextUrl("/nextLink", null));
        assertThat(next("style: locator_header, header: Sforce-Locator, parameter: locator"))
                .isEqualTo(new Pagination.LocatorHeader("Sforce-Locator", "locator"));
    }

    @Test
    void whatIsNotSaidIsTheUsual() {
        Pagination plain = read("  - {style: link_header, items: ''}").getFirst();

        assertThat(plain.end()).isEqualTo(Pagination.End.NOT_SAID);
        assertThat(plain.size()).isNull();
        assertThat(plain.keepParams()).isTrue();
        assertThat(plain.authOnNext()).isTrue();
        assertThat(plain.emptyPageNotEnd()).isFalse();
    }

    @Test
    void everythingElseIsRead() {
        Pagination all = read("  - {style: offset, parameter: o, items: /d, more: /m, done: /e, total: /t, limit: l,"
                        + " max_limit: 9, usual_limit: 5, short_page_ends: true, keep_params: false,"
                        + " auth_on_next: false, empty_page_not_end: true}")
                .getFirst();

        assertThat(all)
                .isEqualTo(new Pagination(
                        new Pagination.Offset("o"),
                        "/d",
                        new Pagination.End("/m", "/e", "/t", true),
                        new Pagination.PageSize("l", 9, 5),
                        false,
                        false,
                        true));
    }

    @Test
    void whatDoesNotFitTogetherIsFound() {
        assertThatThrownBy(() -> read("  - {style: offset, parameter: o, items: '', short_page_ends: true}"))
                .hasMessageContaining("short_page_ends: needs a limit to compare with");
        assertThatThrownBy(() -> read("  - {style: offset, parameter: o, items: '', limit: l}"))
                .hasMessageContaining("max_limit: is missing");
        assertThatThrownBy(() -> read("  - {style: offset, parameter: o, items: '', max_limit: 10}"))
                .hasMessageContaining("limit: is missing");
        assertThatThrownBy(() -> read("  - {style: offset, parameter: o, items: data}"))
                .hasMessageContaining("JSON pointer");
        assertThatThrownBy(() -> read("  - {style: offset, parameter: o, items: '', from: /id}"))
                .hasMessageContaining("from: is not known here");
        assertThatThrownBy(() -> read("  - {style: page, parameter: o, items: '', first_page: 2}"))
                .hasMessageContaining("from 0 to 1");
    }
}
