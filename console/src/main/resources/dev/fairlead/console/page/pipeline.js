// The state of the policies: breaker, rate limit, retry budget.
import { read } from "./api.js";
import { byId, el, keyed, set, text } from "./dom.js";

export function start() {
  const body = byId("pipeline-body");
  return {
    async refresh() {
      const { rows } = await read("/api/pipeline");
      keyed(body, rows, ({ id }) => id, create, update);
    },
  };
}

function create({ id, level }) {
  const meter = level === null ? null : el("meter", { min: 0, max: 1, optimum: 1, low: 0.1, high: 0.35 });
  return el("div", { class: "row", "data-testid": "pipeline-" + id },
    el("span"), el("span", { class: "pill" }), meter, el("span", { class: "under" }));
}

function update(element, { name, word, tone, level, note }) {
  const [label, pill] = element.children;
  text(label, name);
  text(pill, word);
  pill.dataset.tone = tone;
  const meter = element.querySelector("meter");
  if (meter) {
    meter.value = level;
    set(meter, { "aria-label": name, "aria-valuetext": word });
  }
  text(element.lastElementChild, note);
}
