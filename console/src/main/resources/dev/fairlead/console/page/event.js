// One event: its facts, its payload in colours, its replay.
import { read } from "./api.js";
import { byId, el, text } from "./dom.js";
import { count, time, words } from "./format.js";
import { showFacts } from "./phases.js";

let shown = null;

export function start(replay) {
  const dialog = byId("event");
  byId("event-close").addEventListener("click", () => dialog.close());
  byId("event-replay").addEventListener("click", async () => {
    await replay(shown);
    dialog.close();
  });
  // A click on the ground around the dialog closes it.
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}

export async function open({ source, id, type }) {
  shown = { source, id, type };
  text(byId("event-title"), type);
  byId("event-facts").replaceChildren();
  byId("event-payload").replaceChildren();
  text(byId("event-note"), "Reading…");
  byId("event").showModal();
  try {
    const event = await read("/api/inbox/event?" + new URLSearchParams({ source, id }));
    if (shown.id === id) show(event);
  } catch (failure) {
    text(byId("event-note"), failure.message);
  }
}

function show(event) {
  byId("event-replay").disabled = !event.replayable;
  const facts = [["Event", event.id], ["State", words(event.state)], ["Received", time(event.receivedAt)], ["Attempts", count(event.attempts)], ["Duplicates", count(event.duplicates)]];
  if (event.replays) facts.push(["Replays", count(event.replays)]);
  if (event.object) facts.push(["Object", event.object]);
  if (event.error) facts.push(["Last error", event.error]);
  showFacts(byId("event-facts"), facts);
  text(byId("event-note"), event.note ?? "");
  byId("event-payload").replaceChildren(...(event.payload === undefined ? [] : json(event.payload, "")));
}

/** The value as indented JSON, in pieces of text with a class for their colour. */
function json(value, indent) {
  if (value === null || typeof value === "boolean") return [piece("j-word", String(value))];
  if (typeof value === "number") return [piece("j-number", String(value))];
  if (typeof value === "string") return [piece("j-string", JSON.stringify(value))];
  const list = Array.isArray(value);
  const inner = indent + "  ";
  const entries = list ? value.map((item) => [null, item]) : Object.entries(value);
  if (entries.length === 0) return [list ? "[]" : "{}"];
  const body = entries.flatMap(([name, item], i) => [
    (i ? ",\n" : "\n") + inner,
    ...(list ? [] : [piece("j-name", JSON.stringify(name)), ": "]),
    ...json(item, inner),
  ]);
  return [list ? "[" : "{", ...body, "\n" + indent + (list ? "]" : "}")];
}

const piece = (name, words) => el("span", { class: name }, words);
