package dev.fairlead.sandbox.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void noIdComesTwice() {
        Ids ids = new Ids(7);
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            assertThat(made.add(ids.next("cus_", 14))).isTrue();
        }
        assertThat(made).allMatch(id -> id.matches("cus_[0-9A-Za-z]{14}"));
    }

    @Test
    void theSameSeedGivesTheSameIds() {
        assertThat(new Ids(7).next("pi_", 24)).isEqualTo(new Ids(7).next("pi_", 24));
        assertThat(new Ids(8).next("pi_", 24)).isNotEqualTo(new Ids(7).next("pi_", 24));
        assertThat(new Ids(7).derived("x", 32)).hasSize(32).isEqualTo(new Ids(7).derived("x", 32));
    }

    @Test
    void oneKindOfIdDoesNotMoveAnother() {
        Ids ids = new Ids(7);
        ids.next("req_", 14);
        assertThat(ids.next("cus_", 14)).isEqualTo(new Ids(7).next("cus_", 14));
    }
}
