package dev.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.console.RawHttp.Answer;
import dev.fairlead.telemetry.CallRecorder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleSecurityAcceptanceTest {

    private final Console console = Console.start(ConsoleOptions.defaults().withCalls(new CallRecorder()));
    private final RawHttp http = new RawHttp(console.uri());

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void aRequestForAnotherNameIsMisdirected() {
        for (String path : List.of("/", "/api/about", "/api/calls")) {
            Answer answer = http.send("GET", path, "Host: evil.example", "");
            assertThat(answer.status()).as(path).isEqualTo(421);
            assertThat(answer.body()).contains("\"error\"").doesNotContain("<html");
        }
    }

    @Test
    void aRequestThatChangesSomethingNeedsTheHeader() {
        Answer answer = http.send("POST", "/api/inbox/replay", "Host: " + http.host(), "{}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("X-Fairlead-Console");
    }

    @Test
    void anotherSiteChangesNothing() {
        Answer answer = http.send(
                "POST",
                "/api/inbox/replay",
                "Host: " + http.host() + "\r\nOrigin: https://evil.example\r\nX-Fairlead-Console: 1",
                "{}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void aPreflightIsNotAnswered() {
        Answer answer = http.send(
                "OPTIONS",
                "/api/inbox/replay",
                "Host: " + http.host() + "\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: POST",
                "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void everyAnswerForbidsWhatIsInlineAndFramesAndGuesses() {
        for (String path : List.of("/", "/page.js", "/api/about", "/nothing")) {
            assertThat(http.get(path).headers())
                    .as(path)
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("x-frame-options", "DENY")
                    .containsEntry("cross-origin-resource-policy", "same-origin")
                    .hasEntrySatisfying(
                            "content-security-policy",
                            policy -> assertThat(policy)
                                    .startsWith("default-src 'self'")
                                    .doesNotContain("unsafe"));
        }
    }

    @Test
    void theApiIsNeverCachedAndThePageIsAskedForAgain() {
        assertThat(http.get("/api/about").headers()).containsEntry("cache-control", "no-store");
        Answer page = http.get("/page.js");
        assertThat(page.headers()).containsEntry("cache-control", "no-cache");
        String etag = page.headers().get("etag");
        Answer again = http.send("GET", "/page.js", "Host: " + http.host() + "\r\nIf-None-Match: " + etag, "");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void pathsThatLeaveThePageFindNothing() {
        for (String path : List.of(
                "/../ConsoleOptions.class",
                "/..%2f..%2fConsole.class",
                "/%2e%2e/Console.class",
                "//etc/passwd",
                "/page.js/../../Console.class",
                "/page.js%00.html",
                "/page/index.html")) {
            assertThat(http.get(path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void unknownPathsAndMethodsAreAnsweredInJson() {
        Answer unknown = http.get("/api/unknown");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.headers()).containsEntry("content-type", "application/json");
        assertThat(unknown.body()).isEqualTo("{\"error\":{\"status\":404,\"message\":\"There is nothing here.\"}}");

        Answer wrong = http.post("/api/calls", "{}");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.headers()).containsEntry("allow", "GET");
        assertThat(http.post("/page.js", "").status()).isEqualTo(405);
    }

    @Test
    void aBodyThatIsTooLongOrNoJsonIsRefused() {
        assertThat(http.post("/api/calls", "x".repeat(17 * 1024)).status()).isEqualTo(413);
        assertThat(http.post("/api/calls", "no json").status()).isEqualTo(400);
        assertThat(http.post("/api/calls", "[1]").status()).isEqualTo(400);
    }

    @Test
    void aParameterOutOfRangeIsRefusedWithItsRange() {
        Answer answer = http.get("/api/calls?seconds=1000000");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("from 10 to 900");
    }

    @Test
    void aPortInUseIsSaidInOneLine() {
        ConsoleOptions samePort =
                ConsoleOptions.defaults().withPort(console.uri().getPort());
        assertThatThrownBy(() -> Console.start(samePort))
                .isInstanceOf(ConsoleException.class)
                .hasMessageContaining("port " + console.uri().getPort())
                .hasMessageContaining("choose another");
    }

    @Test
    void afterClosingThePortIsFree() {
        console.close();
        try (Console next =
                Console.start(ConsoleOptions.defaults().withPort(console.uri().getPort()))) {
            assertThat(next.uri()).isEqualTo(console.uri());
        }
    }
}
