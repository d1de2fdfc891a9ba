package dev.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.console.RawHttp.Answer;
import dev.fairlead.description.BundledDescriptions;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profiles;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.sandbox.fault.FaultKind;
import dev.fairlead.sandbox.fault.FaultSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleSandboxAcceptanceTest {

    private final Sandbox sandbox = Sandbox.builder(BundledDescriptions.open("stripe"), Profiles.bundled("stripe"))
            .start();
    private final Console console = Console.start(ConsoleOptions.defaults().withSandbox(sandbox));
    private final RawHttp http = new RawHttp(console.uri());

    @AfterEach
    void stop() {
        console.close();
        sandbox.close();
    }

    @Test
    void faultsThatTheSandboxWasGivenAreShown() {
        sandbox.faults().use(FaultSettings.of(0.3, Set.of(FaultKind.SLOW), 7));

        JsonObject state = json(http.get("/api/sandbox"));
        assertThat(state.at("/faults/rate")).hasToString("0.3");
        assertThat(state.at("/faults/kinds").toString())
                .contains("{\"kind\":\"slow\",\"on\":true,\"injected\":0}")
                .contains("{\"kind\":\"stall\",\"on\":false,\"injected\":0}");
        assertThat(state.at("/books/payments")).hasToString("0");
        assertThat(state.string("address")).isEqualTo(sandbox.uri().toString());
    }

    @Test
    void aChangeLeavesTheRestAsItIs() {
        sandbox.faults().use(new FaultSettings(0.3, List.of(FaultKind.SLOW), Duration.ofMillis(9), 7));

        json(http.post("/api/sandbox/faults", "{\"kinds\":[\"slow\",\"unavailable\"]}"));
        json(http.post("/api/sandbox/faults", "{\"reordered\":0.25}"));

        FaultSettings settings = sandbox.faults().settings().orElseThrow();
        assertThat(settings.rate()).isEqualTo(0.3);
        assertThat(settings.kinds()).containsExactly(FaultKind.UNAVAILABLE, FaultKind.SLOW);
        assertThat(settings.slowestDelay()).hasMillis(9);
        assertThat(settings.seed()).isEqualTo(7);
        assertThat(sandbox.webhooks().faults().reordered()).isEqualTo(0.25);
        assertThat(sandbox.webhooks().faults().duplicates()).isZero();
    }

    @Test
    void nothingChangesIfAnythingIsWrong() {
        for (String wrong : new String[] {
            "{\"rate\":1.5}",
            "{\"rate\":\"0.2\"}",
            "{\"kinds\":[\"slow\",\"earthquake\"]}",
            "{\"kinds\":\"slow\"}",
            "{\"rate\":0.2,\"kinds\":[\"slow\"],\"duplicates\":-1}"
        }) {
            Answer answer = http.post("/api/sandbox/faults", wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains("\"message\"");
        }
        assertThat(sandbox.faults().settings()).isEmpty();
    }

    private static JsonObject json(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.parseObject(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
