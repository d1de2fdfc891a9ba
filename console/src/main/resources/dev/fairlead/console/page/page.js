// Starts the parts that this console has, and asks for their figures once per second.
import { read } from "./api.js";
import { byId, text } from "./dom.js";
import { time } from "./format.js";
import * as calls from "./calls.js";
import * as pipeline from "./pipeline.js";
import * as phases from "./phases.js";
import * as inbox from "./inbox.js";
import * as sandbox from "./sandbox.js";

const EVERY = 1_000;
const EVERY_HIDDEN = 10_000;
const LONGEST_PAUSE = 15_000;

const connection = byId("connection");
let parts = null;
let failures = 0;

async function tick() {
  const started = performance.now();
  try {
    parts ??= await begin();
    await Promise.all(parts.map((part) => part.refresh()));
    failures = 0;
    // Said once, not each second: a screen reader announces what changes here.
    say("live", "Live");
    connection.title = "Last figures at " + time(Date.now());
  } catch (failure) {
    failures++;
    if (failures > 1) say("lost", "No connection, trying again");
    else console.warn("The console could not be read:", failure.message);
  }
  const every = document.hidden ? EVERY_HIDDEN : EVERY;
  const pause = Math.min(LONGEST_PAUSE, every * 2 ** Math.max(0, failures - 1));
  setTimeout(tick, Math.max(100, pause - (performance.now() - started)));
}

function say(state, words) {
  connection.dataset.state = state;
  text(connection, words);
}

async function begin() {
  const about = await read("/api/about");
  text(byId("subject"), about.subject);
  document.title = about.subject ? `${about.subject} – Fairlead` : "Fairlead console";
  for (const element of document.querySelectorAll("[data-needs]")) {
    const needs = element.dataset.needs;
    element.hidden = needs === "phases" ? !about.calls && !about.report : !about[needs];
  }
  byId("calls").hidden = !about.calls;
  const has = [];
  if (about.calls) has.push(calls.start(phases.start(about)));
  if (about.pipeline) has.push(pipeline.start());
  else byId("pipeline").hidden = true;
  if (about.inbox) has.push(inbox.start());
  if (about.sandbox) has.push(sandbox.start());
  return has;
}

// A page that comes to the front is up to date at once.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && parts) for (const part of parts) part.refresh().catch(() => {});
});

tick();
