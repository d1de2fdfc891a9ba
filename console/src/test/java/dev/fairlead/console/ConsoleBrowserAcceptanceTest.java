package dev.fairlead.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.console.browser.Browser;
import dev.fairlead.console.browser.Tab;
import dev.fairlead.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleBrowserAcceptanceTest {

    private static final String HOSTILE =
            "</pre><img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

    private static Browser browser;

    @TempDir
    private Path folder;

    private Shop shop;
    private Tab tab;

    @BeforeAll
    static void startBrowser() throws IOException {
        Optional<Path> executable = Browser.find();
        assumeTrue(
                executable.isPresent(),
                "skipped: no Chromium or Chrome on the PATH (apt-get install chromium brings one)");
        browser = Browser.start(executable.get());
    }

    @AfterAll
    static void endBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        shop = new Shop(folder);
        tab = browser.open();
        tab.size(1280, 800, 1);
        tab.go(shop.console.uri().toString());
        tab.until("document.querySelector('#connection').dataset.state === 'live'");
    }

    @AfterEach
    void close() {
        if (shop != null) {
            shop.close();
        }
        if (tab != null) {
            tab.close();
        }
    }

    @Test
    void numbersMoveWhileCallsRun() {
        assertThat(tab.text("[data-testid=tile-rate] .under")).isEqualTo("0 in all");
        shop.recorder.phase("calm");
        shop.serve(2, Duration.ofMillis(20));

        tab.until(
                "parseInt(document.querySelector('[data-testid=tile-rate] .under').textContent.replace(',','')) > 30");
        String before = tab.text("[data-testid=tile-rate] .under");
        tab.until("document.querySelector('[data-testid=tile-rate] .under').innerText !== '" + before + "'");
        tab.until("document.querySelectorAll('#operations tbody tr').length === 3");
        tab.until("document.querySelector('#plot-rate svg path.s-calls').getAttribute('d').length > 20");
        tab.until("document.querySelector('#plot-latency svg').getAttribute('aria-label').match(/p50 [0-9.]+ ms/)");
        assertThat(tab.text("[data-testid=phase-now]")).isEqualTo("Phase: calm");
        assertThat(tab.text("[data-testid=pipeline-breaker]")).contains("closed");
        tab.until("document.querySelector('[data-testid=report]').innerText.length > 0");
        assertThat(tab.text("[data-testid=report]")).contains("Intended", "12", "2.35 s", "one order was lost");
        // Declined cards are errors with a code and a request id.
        tab.until("document.querySelector('#errors tbody').innerText.match(/card_declined/)");
        assertThat(tab.text("#errors tbody")).contains("req_");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void aFaultIsSwitchedOnByAClickAndItsEffectIsSeen() {
        shop.serve(2, Duration.ofMillis(20));
        tab.until("document.querySelectorAll('#operations tbody tr').length === 3");

        tab.click("[data-testid=fault-unavailable]");

        tab.until("parseInt(document.querySelector('[data-testid=injected-unavailable]').textContent) > 0");
        assertThat(shop.sandbox.faults().settings().orElseThrow().rate()).isEqualTo(0.2);
        tab.until("document.querySelector('#errors tbody').innerText.match(/503/)");
        tab.until("document.querySelector('[data-testid=tile-retries] dd span').textContent !== '0'");

        tab.click("[data-testid=fault-unavailable]");
        tab.until("!document.querySelector('[data-testid=fault-unavailable]').checked");
        tab.until("fetch('/api/sandbox').then(r => r.json()).then(s => s.faults.kinds.every(k => !k.on))");
        assertThat(shop.sandbox.faults().settings().orElseThrow().kinds()).isEmpty();
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void theRateOfFaultsAndTheWebhookFaultsAreSet() {
        tab.click("[data-testid=fault-slow]");
        tab.until("document.querySelector('[data-testid=fault-slow]').checked");
        tab.click("[data-testid=rate-rate]");
        tab.evaluate("document.querySelector('[data-testid=rate-rate]').select()");
        tab.type("35");
        tab.press("Enter", 13);
        tab.until("fetch('/api/sandbox').then(r => r.json()).then(s => s.faults.rate === 0.35)");

        tab.click("[data-testid=fault-duplicates]");
        tab.until("fetch('/api/sandbox').then(r => r.json()).then(s => s.webhookFaults.duplicates === 0.1)");
        assertThat(shop.sandbox.webhooks().faults().duplicates()).isEqualTo(0.1);
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void aDeadLetterIsReplayedByAClick() {
        shop.handlersWork = false;
        new Events(shop.inbox).receive("evt_dead", "customer.created", JsonObject.empty());
        tab.click("[data-testid=inbox-state-DEAD] span");
        tab.until("document.querySelector('tr[data-event=evt_dead] [data-testid=state]').textContent === 'dead'");
        assertThat(tab.text("tr[data-event=evt_dead]")).contains("the stock room is locked");

        shop.handlersWork = true;
        tab.click("tr[data-event=evt_dead] [data-testid=replay]");

        tab.until(
                "document.querySelector('#replay-result').textContent.includes('evt_dead was handed to its handler')");
        tab.until("!document.querySelector('tr[data-event=evt_dead]')");
        tab.click("[data-testid=inbox-state-DONE] span");
        tab.until("document.querySelector('tr[data-event=evt_dead] [data-testid=state]').textContent === 'done'");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void aHostilePayloadIsShownAsTextWithItsSecretsMasked() {
        new Events(shop.inbox)
                .receive(
                        "evt_<b>1",
                        "customer." + HOSTILE,
                        JsonObject.builder()
                                .put("description", HOSTILE)
                                .put("client_secret", "pi_1_secret_canary")
                                .put("__proto__", "x")
                                .build());
        tab.click("#inbox tbody [data-testid=open]");
        tab.until(
                "document.querySelector('#event').open && document.querySelector('#event-payload').textContent.length > 50");

        assertThat(tab.text("[data-testid=event-payload]"))
                .contains("onerror=\\\"window.hacked=1\\\"")
                .contains("\"client_secret\": \"••••\"")
                .doesNotContain("canary");
        assertThat(tab.text("#event-title")).isEqualTo("customer." + HOSTILE);
        assertThat(tab.evaluate("String(window.hacked)").toJson()).isEqualTo("\"undefined\"");
        assertThat(tab.evaluate("document.querySelectorAll('main img, dialog img, dialog script').length")
                        .toJson())
                .isEqualTo("0");
        tab.press("Escape", 27);
        tab.until("!document.querySelector('#event').open");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void theInboxIsSearchedAsOneTypes() {
        Events events = new Events(shop.inbox);
        events.receive("evt_1", "invoice.paid", JsonObject.empty());
        events.receive("evt_2", "price.created", JsonObject.empty());
        tab.until("document.querySelectorAll('#inbox tbody tr').length === 2");

        tab.click("[data-testid=inbox-search]");
        tab.type("PRICE");

        tab.until("document.querySelectorAll('#inbox tbody tr').length === 1");
        assertThat(tab.text("#inbox tbody")).contains("price.created");
    }

    @Test
    void aPhoneShowsItWithoutScrollingSideways() {
        tab.size(390, 844, 2);
        shop.recorder.phase("calm");
        shop.serve(2, Duration.ofMillis(20));
        tab.until("document.querySelectorAll('#operations tbody tr').length === 3");

        assertThat(tab.evaluate("document.documentElement.scrollWidth <= 390").toJson())
                .isEqualTo("true");
    }

    @Test
    void everyControlHasANameAndIsReachedByKeyboard() {
        new Events(shop.inbox).receive("evt_1", "customer.created", JsonObject.empty());
        tab.until("document.querySelector('[data-testid=replay]')");

        String unnamed = "[...document.querySelectorAll('main button, main input, main meter, header button')]"
                + ".filter(e => e.getClientRects().length && !(e.textContent.trim() || e.getAttribute('aria-label')"
                + " || e.labels?.[0]?.textContent.trim())).map(e => e.outerHTML).join()";
        assertThat(tab.evaluate(unnamed).toJson()).isEqualTo("\"\"");
        tab.press("Tab", 9);
        assertThat(tab.evaluate("document.activeElement.className").toJson()).isEqualTo("\"skip\"");
    }

    @Test
    void whenTheConsoleIsGoneThePageSaysSo() {
        shop.console.close();
        tab.until("document.querySelector('#connection').dataset.state === 'lost'");
        assertThat(tab.text("#connection")).isEqualTo("No connection, trying again");
    }
}
