package dev.fairlead.client.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.http.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkHeaderTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "</a?page=2>; rel=\"next\" | /a?page=2",
                "</a?page=2>; rel=next | /a?page=2",
                "</a?page=2>;rel=\"next\",</a?page=9>;rel=\"last\" | /a?page=2",
                "</last>; rel=\"last\", </b>; rel=\"next\" | /b",
                "<https://h/a?x=1,2;3>; rel=\"next\" | https://h/a?x=1,2;3",
                "</a>; title=\"a, b; rel=\\\"no\\\"\"; rel=\"next\" | /a",
                "</a>; rel=\"prev next\" | /a",
                "</a>; REL=\"NEXT\" | /a",
                "</a> ; rel = \"next\" | /a",
                ",, </a>; rel=\"next\" ,, | /a",
                "</a>; rel=\"last\"; rel=\"next\" | (none)",
                "</a>; rel=\"next\"; anchor=\"#other\" | (none)",
                "</a>; rel=\"nextish\" | (none)",
                "</a>; title=\"next\" | (none)",
                "</a | (none)",
                "/a; rel=\"next\" | (none)",
                "</a>; rel=\"next | /a",
                "</first>; rel=\"next\", </second>; rel=\"next\" | /first",
                "<>; rel=\"next\" | ``"
            })
    void theNextLinkIs(String field, String target) {
        assertThat(LinkHeader.of(Headers.of("Link", field)).target("next").orElse("(none)"))
                .isEqualTo(target);
    }

    @Test
    void linksMayStandInSeveralFields() {
        LinkHeader links = LinkHeader.of(
                Headers.of("Link", "</a>; rel=\"prev\"").plus("link", "</b>; rel=\"next\", </c>; rel=\"last\""));

        assertThat(links.target("prev")).contains("/a");
        assertThat(links.target("next")).contains("/b");
        assertThat(links.target("last")).contains("/c");
        assertThat(LinkHeader.of(Headers.empty()).target("next")).isEmpty();
    }
}
