package dev.fairlead.generator.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaNamesTest {

    @ParameterizedTest
    @CsvSource({
        "payment_intent, PaymentIntent, paymentIntent, PAYMENT_INTENT",
        "terminal.reader, TerminalReader, terminalReader, TERMINAL_READER",
        "hasMore, HasMore, hasMore, HAS_MORE",
        "XMLHttpRequest, XmlHttpRequest, xmlHttpRequest, XML_HTTP_REQUEST",
        "3d_secure, ThreeDSecure, threeDSecure, _3D_SECURE",
        "2024-04-10, Two0240410, two0240410, _2024_04_10",
        "p24, P24, p24, P24",
        "+1, Plus1, plus1, PLUS_1",
        "-1, Minus1, minus1, MINUS_1",
        "créé, Cree, cree, CREE",
        "'*/', Unnamed, unnamed, UNNAMED",
        "'', Unnamed, unnamed, EMPTY",
        "../../etc/passwd, EtcPasswd, etcPasswd, ETC_PASSWD",
        "class, Class, class, CLASS"
    })
    void namesTakeTheShapeThatJavaGivesThem(String name, String type, String member, String constant) {
        assertThat(JavaNames.type(name)).isEqualTo(type);
        assertThat(JavaNames.member(name)).isEqualTo(member);
        assertThat(JavaNames.constant(name)).isEqualTo(constant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "名前", "a\u202eb", "\u0000", "a\"b\\u0041", "${x}", " ", "_", "__"})
    void everyNameIsAnAsciiIdentifier(String name) {
        assertThat(JavaNames.type(name)).matches("[A-Za-z_$][A-Za-z0-9_$]*");
        assertThat(JavaNames.constant(name)).matches("[A-Za-z_$][A-Za-z0-9_$]*");
    }

    @Test
    void veryLongNamesAreCutAndStayApart() {
        String long1 = "very_long_".repeat(50) + "1";
        String long2 = "very_long_".repeat(50) + "2";

        assertThat(JavaNames.type(long1)).hasSizeLessThan(100).isNotEqualTo(JavaNames.type(long2));
    }

    @ParameterizedTest
    @CsvSource({
        "customers, customer",
        "login_links, login_link",
        "histories, history",
        "addresses, address",
        "address, address",
        "status, status",
        "taxes, tax",
        "people, person",
        "balance, balance",
        "cases, case"
    })
    void pluralsHaveASingular(String name, String singular) {
        assertThat(Nouns.singular(name)).isEqualTo(singular);
        assertThat(Nouns.isPlural(name)).isEqualTo(!name.equals(singular));
    }

    @Test
    void aNaturalNameIsGivenToWhoNeedsNoRepairWhateverTheOrder() {
        NameScope scope = new NameScope(Set.of("class"));
        Names names = scope.nameAll(List.of("class", "class_value", "a-b", "a_b"), JavaNames::member, "Value");

        assertThat(names.of("class_value")).isEqualTo("classValue");
        assertThat(names.of("class")).isEqualTo("classValue2");
        assertThat(names.of("a-b")).isEqualTo("aB");
        assertThat(names.of("a_b")).isEqualTo("aBValue");
    }

    @Test
    void namesDifferInMoreThanCase() {
        NameScope scope = new NameScope(Set.of());

        assertThat(scope.name("Customer", "Model")).isEqualTo("Customer");
        assertThat(scope.name("CUSTOMER", "Model")).isEqualTo("CUSTOMERModel");
        assertThat(scope.name("customer", "Model")).isEqualTo("customerModel2");
    }
}
