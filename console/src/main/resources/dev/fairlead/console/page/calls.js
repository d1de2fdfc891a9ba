// Tiles, plots, operations and recent errors.
import { read } from "./api.js";
import { byId, el, keyed, rows, text } from "./dom.js";
import { breakdown, count, millis, parts, percent, rate, tick, time, words } from "./format.js";
import { Plot } from "./plot.js";

const WINDOWS = { 60: "minute", 300: "5 minutes", 900: "15 minutes" };

export function start(phases) {
  const plots = makePlots();
  const choice = byId("window");
  let seconds = 60;
  const refresh = async () => {
    const asked = seconds;
    const data = await read("/api/calls?seconds=" + asked);
    if (asked !== seconds) return;
    showTiles(data);
    showPlots(plots, data);
    text(byId("window-name"), data.series.current ? `The last ${WINDOWS[seconds]}` : `The ${WINDOWS[seconds]} until ${time(1000 * (data.series.from + data.series.length))}; no calls since`);
    showOperations(data);
    showFailures(data);
    phases.show(data);
  };
  choice.addEventListener("change", (event) => {
    seconds = Number(event.target.value);
    refresh().catch(() => {});
  });
  return { refresh };
}

function makePlots() {
  const share = (value) => percent(value / 100);
  return {
    rate: new Plot(byId("plot-rate"), {
      title: "Calls per second", height: 172, names: true, floor: 4, unit: count,
      series: [
        { id: "calls", name: "calls", shape: "bar", format: count },
        { id: "failed", name: "failed", shape: "bar", format: count },
        { id: "attempts", name: "attempts", shape: "curve", format: count },
      ],
    }),
    latency: new Plot(byId("plot-latency"), {
      title: "Latency of calls", height: 172, log: true, unit: tick,
      series: ["p50", "p95", "p99"].map((id) => ({ id, name: id, shape: "curve", format: millis })),
    }),
    errors: new Plot(byId("plot-errors"), {
      title: "Error rate", height: 128, floor: 5, ceiling: 100, unit: (value) => count(value) + " %",
      series: [
        { id: "attempts", name: "of attempts", shape: "area", format: share },
        { id: "failed", name: "of calls", shape: "curve", format: share },
      ],
    }),
  };
}

function showPlots(plots, { series, phases, breakerChanges, now }) {
  const frame = {
    from: series.from,
    length: series.length,
    // A phase shorter than a second is shorter than a bar.
    marks: phases.filter(({ from, to, running }) => running || to - from >= 1_000).map(({ from, name }) => ({ at: from / 1000, name })),
    open: openSpans(breakerChanges, now / 1000),
  };
  const ratio = (part, whole) => part.map((n, i) => (whole[i] ? (100 * n) / whole[i] : null));
  plots.rate.show({ ...frame, values: { calls: series.finished, failed: series.failed, attempts: series.attempts.map((n) => n || null) } });
  plots.latency.show({ ...frame, values: series });
  plots.errors.show({
    ...frame,
    values: { attempts: ratio(series.failedAttempts, series.attempts), failed: ratio(series.failed, series.finished) },
  });
}

/** The times in which a breaker did not let everything through. */
function openSpans(changes, now) {
  const spans = [];
  const open = new Map();
  for (const { at, to, scope } of changes) {
    if (to === "CLOSED") {
      const span = open.get(scope);
      if (span) span.to = at / 1000;
      open.delete(scope);
    } else if (!open.has(scope)) {
      const span = { from: at / 1000, to: now };
      open.set(scope, span);
      spans.push(span);
    }
  }
  return spans;
}

function showTiles({ recent, totals, inFlight }) {
  const tile = (id, name, [value, unit], under, tone) => ({ id, name, value, unit, under, tone });
  const { latency } = recent;
  keyed(byId("tiles"), [
    tile("rate", "Calls per second", [rate(recent.callsPerSecond), ""], `${count(totals.finished)} in all`),
    tile("failed", "Calls failed", percent(recent.failedCalls).split(" "), `${count(totals.failed)} in all`, recent.failedCalls > 0.05 ? "bad" : recent.failedCalls > 0 ? "warn" : null),
    tile("p50", "Latency p50", parts(latency.p50), `${millis(totals.latency.p50)} in all`),
    tile("p95", "Latency p95", parts(latency.p95), `${millis(totals.latency.p95)} in all`),
    tile("p99", "Latency p99", parts(latency.p99), `${millis(totals.latency.p99)} in all`),
    tile("retries", "Retries", [count(totals.retries), ""], `${count(totals.attempts)} attempts`),
    tile("flight", "In flight", [count(inFlight), ""], `${millis(totals.rateLimitWaited)} waited`),
  ], ({ id }) => id, createTile, updateTile);
}

function createTile({ id, name }) {
  return el("div", { class: "tile", "data-testid": "tile-" + id },
    el("dt", {}, name), el("dd", {}, el("span"), el("small")), el("dd", { class: "under" }));
}

function updateTile(element, { value, unit, under, tone }) {
  const [figure, small] = element.querySelectorAll("dd span, dd small");
  text(figure, value);
  text(small, unit);
  const note = element.lastElementChild;
  text(note, under);
  note.title = under;
  element.dataset.tone = tone ?? "";
}

function showOperations({ operations }) {
  text(byId("operations-note"), `${count(operations.length)} in use`);
  rows(byId("operations").tBodies[0], operations, ({ id }) => id, (operation) => [
    { text: operation.id, class: "wrap", name: true },
    { text: count(operation.finished), class: "n" },
    { text: count(operation.failed), class: figureClass(operation.failed), title: breakdown(operation.failedCalls) },
    { text: count(operation.retries), class: figureClass(operation.retries) },
    ...["p50", "p95", "p99", "max"].map((name) => ({ text: millis(operation.latency[name]), class: "n" })),
  ]);
}

const figureClass = (n) => (n ? "n" : "n zero");

const ENDINGS = { RETRIED: ["retried", "info"], FAILED: ["call failed", "bad"], UNDECIDED: ["undecided", "warn"] };

function showFailures({ failures }) {
  text(byId("errors-note"), failures.length ? "newest first" : "none so far");
  rows(byId("errors").tBodies[0], failures, ({ call, attempt }) => call + "/" + attempt, (failure) => [
    { text: time(failure.at), class: "line" },
    { text: failure.operation, class: "wrap", name: true },
    { text: ENDINGS[failure.ending][0], tone: ENDINGS[failure.ending][1], class: "line" },
    { text: describe(failure), class: "words" },
    { text: failure.requestId ?? "–", class: failure.requestId ? "mono line" : "line zero" },
  ]);
}

function describe({ status, outcome, errorCode, errorType, attempt }) {
  const what = [status || words(outcome), errorCode, errorType].filter(Boolean).join(" · ");
  return attempt > 1 ? `${what} (attempt ${attempt})` : what;
}
