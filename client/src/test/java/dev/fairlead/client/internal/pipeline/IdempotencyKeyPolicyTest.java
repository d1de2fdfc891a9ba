package dev.fairlead.client.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.testing.kit.SeededRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdempotencyKeyPolicyTest {

    private static final String HEADER = "Idempotency-Key";

    @Test
    void aKeyIsMadeOncePerCallAndKeptOverAttempts() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(500).thenStatus(409).thenOk().thenOk();

        fixture.create();
        fixture.create();

        var keys = fixture.provider.sentValuesOf(HEADER);
        assertThat(keys.subList(0, 3)).containsOnly(keys.getFirst());
        assertThat(keys.get(3)).isNotEqualTo(keys.getFirst());
        assertThat(UUID.fromString(keys.getFirst()).version()).isEqualTo(4);
        assertThat(UUID.fromString(keys.getFirst()).variant()).isEqualTo(2);
    }

    @Test
    void aSeedMakesKeysRepeatable() {
        Fixture one = Fixture.with(options -> options.random(SeededRandom.of(7)));
        Fixture other = Fixture.with(options -> options.random(SeededRandom.of(7)));
        one.provider.thenOk();
        other.provider.thenOk();

        one.create();
        other.create();

        assertThat(one.provider.sentValuesOf(HEADER)).isEqualTo(other.provider.sentValuesOf(HEADER));
    }

    @Test
    void theCallersOwnKeyWins() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenOk().thenOk();

        fixture.create(CallOptions.idempotencyKey("order-17"));
        fixture.create(CallOptions.header(HEADER, "order-18"));

        assertThat(fixture.provider.sentValuesOf(HEADER)).containsExactly("order-17", "order-18");
    }

    @Test
    void methodsThatTakeNoKeyGetNone() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenOk();

        fixture.read();

        assertThat(fixture.provider.sentValuesOf(HEADER)).containsExactly("(none)");
        assertThatThrownBy(() -> fixture.read(CallOptions.idempotencyKey("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only for POST");
    }

    @Test
    void aProviderWithoutKeysGetsNone() {
        Fixture fixture = Fixture.of(TestProfiles.withoutIdempotency(), options -> options);
        fixture.provider.thenOk();

        fixture.create();

        assertThat(fixture.provider.sentValuesOf(HEADER)).containsExactly("(none)");
    }

    @Test
    void aKeyThatIsTooLongIsRefusedBeforeAnythingIsSent() {
        Fixture fixture = Fixture.usual();

        assertThatThrownBy(() -> fixture.create(CallOptions.idempotencyKey("k".repeat(256))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 256 characters; the provider takes at most 255");
        assertThat(fixture.provider.requests()).isEmpty();
    }
}
