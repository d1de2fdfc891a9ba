package dev.fairlead.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles that lie beside a class, as those of generated clients do. */
class ProfileResourceTest {

    @Test
    void aProfileIsReadFromBesideAClass() {
        assertThat(Profiles.resource(Profiles.class, "stripe.yaml").id()).isEqualTo("stripe");
    }

    @Test
    void oneThatIsNotThereIsNamedWithItsPlace() {
        assertThatThrownBy(() -> Profiles.resource(ProfileResourceTest.class, "acme.yaml"))
                .isInstanceOf(ProfileException.class)
                .hasMessage(
                        "acme.yaml: is not on the class path beside dev.fairlead.profile.ProfileResourceTest; it belongs"
                                + " into src/main/resources/dev/fairlead/profile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.yaml", "profiles/acme", "acme.yml", "acme.json", "c:\\acme"})
    void whatLooksLikeAPathIsAFile(String text) {
        assertThat(Profiles.isFile(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stripe", "google-analytics", ""})
    void whatDoesNotIsAnId(String text) {
        assertThat(Profiles.isFile(text)).isFalse();
    }
}
