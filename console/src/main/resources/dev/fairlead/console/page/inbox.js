// The webhook inbox: counts by state, a table with filters, replay.
import { change, read } from "./api.js";
import { byId, el, keyed, set, text } from "./dom.js";
import { count, time, words } from "./format.js";
import * as dialog from "./event.js";

const TONES = { RECEIVED: "info", RUNNING: "info", RETRY: "warn", DONE: "good", DEAD: "bad", FILTERED: "" };

export function start() {
  const filter = { state: "", contains: "" };
  const refresh = async (asking = false) => {
    const asked = new URLSearchParams({ ...filter, limit: 100 }).toString();
    const data = await read("/api/inbox?" + asked);
    if (asked !== new URLSearchParams({ ...filter, limit: 100 }).toString()) return;
    showCounts(data.counts, filter);
    showEvents(data, replay, !asking && byId("inbox").tBodies[0].matches(":hover"));
  };
  const again = () => refresh(true).catch((failure) => say("bad", failure.message));
  const replay = async (event) => {
    try {
      await change("/api/inbox/replay", { source: event.source, id: event.id });
      say("good", `${event.type} ${event.id} was handed to its handler again.`);
    } catch (failure) {
      say("bad", `${event.id} was not replayed: ${failure.message}`);
    }
    await again();
  };
  byId("inbox-states").addEventListener("change", (event) => {
    filter.state = event.target.value;
    again();
  });
  let typing = null;
  byId("inbox-search").addEventListener("input", (event) => {
    filter.contains = event.target.value.trim();
    clearTimeout(typing);
    typing = setTimeout(again, 150);
  });
  dialog.start(replay);
  return { refresh: () => refresh() };
}

function say(tone, words) {
  const result = byId("replay-result");
  result.dataset.tone = tone;
  text(result, words);
}

function showCounts({ received, duplicates, conflicts, states }, filter) {
  const odd = conflicts ? `, ${count(conflicts)} conflicting` : "";
  text(byId("inbox-note"), `${count(received)} received, ${count(duplicates)} duplicates${odd}`);
  const choices = [["", "All", Object.values(states).reduce((a, b) => a + b, 0)], ...Object.entries(states).map(([state, n]) => [state, words(state), n])];
  keyed(byId("inbox-states"), choices, ([state]) => "state-" + state, createState, (element, [state, , n]) => {
    element.querySelector("input").checked = state === filter.state;
    text(element.querySelector("b"), count(n));
  });
}

function createState([state, name]) {
  return el("label", { "data-testid": "inbox-state-" + (state || "ALL") },
    el("input", { type: "radio", name: "inbox-state", value: state }),
    el("span", {}, name.charAt(0).toUpperCase() + name.slice(1) + " ", el("b")));
}

/** Rows that someone points at stay where they are: a new event must not slip under the button that is being clicked. */
function showEvents({ events }, replay, hold) {
  const body = byId("inbox").tBodies[0];
  if (hold) {
    const fresh = new Map(events.map((event) => [keyOf(event), event]));
    for (const row of body.children) if (fresh.has(row.dataset.key)) update(row, fresh.get(row.dataset.key));
    return;
  }
  byId("inbox-empty").hidden = events.length > 0;
  keyed(body, events, keyOf, (event) => create(event, replay), update);
}

const keyOf = ({ source, id }) => source + "/" + id;

function create(event, replay) {
  const open = el("button", { type: "button", class: "link wrap", "data-testid": "open" }, event.type);
  open.addEventListener("click", () => dialog.open(event));
  const again = el("button", { type: "button", "data-testid": "replay", "aria-label": `Replay ${event.type} ${event.id}` }, "Replay");
  again.addEventListener("click", () => replay(event));
  const cell = (attributes, ...children) => el("td", attributes, ...children);
  return el("tr", { "data-event": event.id },
    cell({ class: "line" }, el("span", { class: "pill", "data-testid": "state" })), cell({}, open), cell({ class: "mono wrap" }, event.id),
    cell({ class: "line" }, time(event.receivedAt)), cell({ class: "n" }), cell({ class: "n" }), cell({ class: "wrap" }), cell({ class: "n" }, again));
}

function update(row, event) {
  const pill = row.querySelector(".pill");
  pill.dataset.tone = TONES[event.state] ?? "";
  text(pill, words(event.state));
  const [, , , , attempts, duplicates, error] = row.children;
  text(attempts, count(event.attempts));
  set(attempts, { class: event.attempts ? "n" : "n zero" });
  text(duplicates, count(event.duplicates));
  set(duplicates, { class: event.duplicates ? "n" : "n zero" });
  text(error, event.error ?? "");
  const again = row.querySelector('[data-testid="replay"]');
  again.disabled = !event.replayable;
  // Dead letters are what a person looks for here.
  set(again, { class: event.state === "DEAD" ? null : "quiet" });
}
