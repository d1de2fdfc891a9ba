// The phases of a run, and the report over them.
import { read } from "./api.js";
import { byId, el, keyed, rows, text } from "./dom.js";
import { breakdown, count, millis, words } from "./format.js";

const SENTENCES = 10;
const REPORT_EVERY = 5_000;

export function start(about) {
  let asked = -Infinity;
  return {
    show({ phases }) {
      byId("phases").hidden = phases.length === 0;
      document.querySelector('nav [data-needs="phases"]').hidden = phases.length === 0;
      const running = phases.find((phase) => phase.running);
      const chip = byId("phase-now");
      chip.hidden = !running;
      text(chip, running ? `Phase: ${running.name}` : "");
      table(phases);
      if (about.report && performance.now() - asked > REPORT_EVERY) {
        asked = performance.now();
        showReport().catch(() => {});
      }
    },
  };
}

function table(phases) {
  rows(byId("phase-table").tBodies[0], phases, ({ name, from }) => name + from, (phase) => [
    { text: phase.running ? `${phase.name} (running)` : phase.name, class: "line figure" },
    { text: millis(phase.to - phase.from), class: "n" },
    { text: count(phase.finished), class: "n" },
    { text: count(phase.attempts), class: "n" },
    { text: count(phase.retries), class: "n" },
    { text: breakdown(phase.failedAttempts) || "none" },
    { text: breakdown(phase.failedCalls) || "none" },
    ...["p50", "p95", "p99", "max"].map((name) => ({ text: millis(phase.latency[name]), class: "n" })),
    { text: millis(phase.rateLimitWaited), class: "n" },
    { text: count(phase.breakerChanges), class: "n" },
  ]);
}

async function showReport() {
  const report = await read("/api/report");
  const host = byId("report");
  const groups = grouped(report);
  host.hidden = groups.length === 0;
  keyed(host, groups, ({ name }) => name,
    ({ name, wide }) => el("div", { class: wide && "wide" }, el("h3", { class: "group" }, name), el("dl", { class: "facts" })),
    (element, { facts }) => showFacts(element.querySelector("dl"), facts));
}

/** Figures of their own come first; each object is a group. Lists of objects and deeper objects are left to those who read the JSON. */
function grouped(report) {
  const own = [];
  const groups = [];
  for (const [name, value] of Object.entries(report)) {
    if (value !== null && typeof value === "object" && !Array.isArray(value)) groups.push({ name: spaced(name), facts: figures(value, inMillis(name)) });
    else if (!Array.isArray(value)) own.push([spaced(name), shown(value, inMillis(name))]);
    else if (value.length && value.every((item) => typeof item === "string")) groups.push(lines(spaced(name), value));
  }
  return own.length ? [{ name: "Report", facts: own }, ...groups] : groups;
}

/** A list of sentences: the first ones, and how many more there are. */
function lines(name, sentences) {
  const facts = sentences.slice(0, SENTENCES).map((sentence, i) => [`${i + 1}.`, sentence]);
  if (sentences.length > SENTENCES) facts.push(["…", `and ${count(sentences.length - SENTENCES)} more`]);
  return { name: `${name} (${count(sentences.length)})`, facts, wide: true };
}

const inMillis = (name) => name.endsWith("Ms");

const figures = (object, all) => Object.entries(object).filter(([, value]) => typeof value !== "object").map(([name, value]) => [spaced(name), shown(value, all || inMillis(name))]);

function shown(value, duration) {
  if (typeof value === "number" && duration) return millis(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? new Intl.NumberFormat("en").format(value) : String(value);
}

/** faultsInjected as "Faults injected", tookMs as "Took". */
function spaced(name) {
  const plain = words(name.replace(/Ms$/, "").replace(/([a-z])([A-Z])/g, "$1 $2"));
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

export function showFacts(list, facts) {
  keyed(list, facts.flatMap(([name, value]) => [{ tag: "dt", name, value: name }, { tag: "dd", name, value }]),
    ({ tag, name }) => tag + name, ({ tag }) => el(tag, tag === "dd" ? { class: "figure" } : {}), (element, { value }) => text(element, value));
}
