package dev.fairlead.client.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTreeTest {

    private static final JsonLimits LIMITS = new JsonLimits(10_000, 20, 100);

    private static JsonValue read(String xml) {
        return XmlTree.read(xml.getBytes(StandardCharsets.UTF_8), LIMITS);
    }

    @Test
    void elementsAreObjectsTextsAndLists() {
        assertThat(read("<a><b> x </b><c><d>1</d><d>2</d></c><e/></a>").toJson())
                .isEqualTo("{\"a\":{\"b\":\"x\",\"c\":{\"d\":[\"1\",\"2\"]},\"e\":\"\"}}");
    }

    @Test
    void namespacesAttributesAndCommentsAreLeftOut() {
        assertThat(read("<?xml version='1.0'?><s:a xmlns:s='urn:x' k='v'><!-- c --><s:b>1 &lt; 2</s:b></s:a>")
                        .toJson())
                .isEqualTo("{\"a\":{\"b\":\"1 < 2\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>",
                "<!DOCTYPE a [<!ENTITY x 'boom'>]><a>&x;</a>",
                "<a>&x;</a>"
            })
    void nothingIsFetchedOrExpanded(String xml) {
        assertThat(read(xml)).isNull();
    }

    @Test
    @Timeout(5)
    void aBillionLaughsAreNotHeard() {
        StringBuilder xml = new StringBuilder("<!DOCTYPE a [<!ENTITY x0 'ha'>");
        for (int i = 1; i < 20; i++) {
            xml.append("<!ENTITY x")
                    .append(i)
                    .append(" '")
                    .append(("&x" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }

        assertThat(read(xml + "]><a>&x19;</a>")).isNull();
    }

    @Test
    void depthElementsAndBytesAreBounded() {
        assertThat(read("<a>".repeat(20) + "</a>".repeat(20))).isNotNull();
        assertThat(read("<a>".repeat(22) + "</a>".repeat(22))).isNull();
        assertThat(read("<a>" + "<b/>".repeat(99) + "</a>")).isNotNull();
        assertThat(read("<a>" + "<b/>".repeat(100) + "</a>")).isNull();
        assertThat(read("<a>" + " ".repeat(10_000) + "</a>")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "<a></b>", "a", "<>", "<a/><b/>", "<a b></a>", "<html><br></html>"})
    void whatIsNoXmlIsNothing(String text) {
        assertThat(read(text)).isNull();
    }

    @Test
    void readingEndsInTimeWhateverComes() {
        String nested = "<a>".repeat(3_000);

        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> assertThat(read(nested)).isNull());
    }
}
