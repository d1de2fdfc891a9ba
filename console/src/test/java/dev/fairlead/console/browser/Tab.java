package dev.fairlead.console.browser;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tab: goes to pages, clicks, types, reads, waits, and keeps all that the page complains about. */
public final class Tab {

    private static final int LONGEST_WAIT_MILLIS = 20_000;

    private final DevTools devTools;
    private final String target;
    private final String session;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Tab(DevTools devTools, String target, String session) {
        this.devTools = devTools;
        this.target = target;
        this.session = session;
    }

    static Tab open(DevTools devTools) {
        String target = devTools.send("", "Target.createTarget", Map.of("url", "about:blank"))
                .string("targetId");
        JsonObject attached = devTools.send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true));
        Tab tab = new Tab(devTools, target, attached.string("sessionId"));
        devTools.listen(tab::hear);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            tab.send(domain + ".enable", Map.of());
        }
        return tab;
    }

    private JsonObject send(String method, Map<String, ?> parameters) {
        return devTools.send(session, method, parameters);
    }

    private void hear(JsonObject event) {
        JsonObject parameters = event.object("params");
        if (parameters == null || !session.equals(event.string("sessionId"))) {
            return;
        }
        switch (String.valueOf(event.string("method"))) {
            case "Runtime.exceptionThrown" -> complaints.add("exception: " + parameters.toJson());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert").contains(String.valueOf(parameters.string("type")))) {
                    complaints.add("console: " + parameters.get("args"));
                }
            }
            case "Log.entryAdded" -> complaints.add("log: " + parameters.at("/entry/text"));
            default -> {}
        }
    }

    /** Returns what the page complained about so far: errors, warnings, violations of its content security policy. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Sets the size of the window in CSS pixels. */
    public void size(int width, int height, double scale) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", width < 600));
    }

    /** Sets what the system wishes for: {@code light} or {@code dark}. */
    public void prefer(String colours) {
        send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    /** Goes to a page and waits until it is there. */
    public void go(String address) {
        send("Page.navigate", Map.of("url", address));
        until("location.href === " + quoted(address) + " && document.readyState === 'complete'");
    }

    /** Evaluates an expression in the page, and waits if it is a promise. */
    public JsonValue evaluate(String expression) {
        JsonObject result = send(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + " failed: " + result.get("exceptionDetails"));
        }
        JsonValue value = result.at("/result/value");
        return value == null ? new JsonString("undefined") : value;
    }

    /** Returns the text of the first element that a selector finds; the empty string if it finds none. */
    public String text(String selector) {
        return evaluate("document.querySelector(" + quoted(selector) + ")?.innerText ?? ''") instanceof JsonString text
                ? text.value()
                : "";
    }

    /** Waits until an expression is true in the page. */
    public void until(String expression) {
        long deadline = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000L;
        while (System.nanoTime() < deadline) {
            // A page that is being left ends the promise; then the next one is asked.
            String poll =
                    "new Promise(done => { const end = Date.now() + 2000; const look = async () => { let is = false;"
                            + " try { is = await (" + expression + "); } catch { is = false; }"
                            + " if (is || Date.now() > end) done(!!is); else setTimeout(look, 25); }; look(); })";
            if (isTrue(poll)) {
                return;
            }
        }
        throw new AssertionError("not in time: " + expression + "; complaints: " + complaints);
    }

    private boolean isTrue(String poll) {
        try {
            return evaluate(poll).toJson().equals("true");
        } catch (IllegalStateException navigated) {
            return false;
        }
    }

    /** Clicks with the mouse on the middle of the first element that a selector finds. */
    public void click(String selector) {
        until("document.querySelector(" + quoted(selector) + ")?.getClientRects().length > 0");
        JsonArray middle = (JsonArray) evaluate("(() => { const element = document.querySelector(" + quoted(selector)
                + "); element.scrollIntoView({ block: 'center', behavior: 'instant' });"
                + " const box = element.getBoundingClientRect();"
                + " return [String(box.x + box.width / 2), String(box.y + box.height / 2)]; })()");
        double x = number(middle.get(0));
        double y = number(middle.get(1));
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            send(
                    "Input.dispatchMouseEvent",
                    Map.of("type", type, "x", x, "y", y, "button", "left", "buttons", 1, "clickCount", 1));
        }
    }

    private static double number(JsonValue value) {
        return Double.parseDouble(((JsonString) value).value());
    }

    /** Types into whatever has the focus. */
    public void type(String text) {
        send("Input.insertText", Map.of("text", text));
    }

    /** Presses a key, for instance {@code Tab}, {@code Enter} or {@code Escape}. */
    public void press(String key, int code) {
        String text = key.equals("Enter") ? "\r" : "";
        for (String type : List.of("keyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code, "text", text));
        }
    }

    /** Returns a PNG of what the window shows. */
    public byte[] screenshot() {
        JsonObject shot = send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", false));
        return Base64.getDecoder().decode(shot.string("data"));
    }

    /** Closes the tab. */
    public void close() {
        devTools.send("", "Target.closeTarget", Map.of("targetId", target));
    }

    private static String quoted(String text) {
        return new JsonString(text).toJson();
    }
}
