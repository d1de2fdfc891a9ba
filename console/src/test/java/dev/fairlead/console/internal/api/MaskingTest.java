package dev.fairlead.console.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {

    private final Masking masking = new Masking(List.of("client_secret", "Number"));

    @Test
    void sensitiveMembersAreHiddenAtAnyDepthWhateverTheyHold() {
        assertThat(masked("{'id':'pi_1','client_secret':'pi_1_secret_x','card':[{'NUMBER':4242,'last4':'4242'}]}"))
                .isEqualTo(json("{'id':'pi_1','client_secret':'••••','card':[{'NUMBER':'••••','last4':'4242'}]}"));
        assertThat(masked("{'client_secret':{'nested':['a','b']}}")).isEqualTo(json("{'client_secret':'••••'}"));
    }

    @Test
    void nullTellsNothingAndStays() {
        assertThat(masked("{'client_secret':null}")).isEqualTo(json("{'client_secret':null}"));
    }

    @Test
    void valuesThatAreNoObjectsStay() {
        assertThat(masked("[1,'client_secret',true]")).isEqualTo(json("[1,'client_secret',true]"));
    }

    private String masked(String text) {
        return masking.mask(Json.parse(json(text))).toJson();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
