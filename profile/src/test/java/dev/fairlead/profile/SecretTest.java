package dev.fairlead.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void printingShowsStarsAndALongSecretsTail() {
        assertThat(Secret.of("0123456789abcdef")).hasToString("****");
        assertThat(Secret.of("0123456789abcdefg")).hasToString("****defg");
        assertThat(Secret.of("canary") + "").doesNotContain("canary");
    }

    @Test
    void theValueIsRevealedOnlyWhenAskedFor() {
        assertThat(Secret.of("canary").reveal()).isEqualTo("canary");
    }

    @Test
    void secretsAreEqualByValue() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo(Secret.of("aa"));
    }

    @Test
    void aSecretCannotBeSerialised() {
        assertThat(Serializable.class.isAssignableFrom(Secret.class)).isFalse();
    }

    @Test
    void aBlankSecretOrOneWithALineBreakIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> Secret.of(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Secret.of("canary\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("canary");
    }
}
