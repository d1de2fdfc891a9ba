// A plot of seconds against one quantity: grid, bars or areas, curves, marks, and a cross-hair shared by all plots.
import { el, svg, set, text } from "./dom.js";
import { time } from "./format.js";

const LEFT = 46, RIGHT = 8, TOP = 8, BOTTOM = 18;
const all = new Set();

export class Plot {
  /**
   * options: title, height, names (of marks are written), log (axis in powers of ten), unit(value) for the axis, floor (least upper end of the axis),
   * series: [{ id, name, shape: "curve" | "area" | "bar", format(value), key(false to leave out of the legend) }]
   */
  constructor(host, options) {
    this.options = options;
    this.keys = options.series.map((series) => el("b", {}, "–"));
    this.heading = el("div", { class: "plot-head" }, el("h4", {}, options.title),
      ...options.series.map((series, i) => el("span", { class: "key s-" + series.id }, el("i"), series.name + " ", this.keys[i])));
    for (const key of this.heading.querySelectorAll(".key")) set(key, { class: key.className.replace("s-", "key-of s-") });
    this.canvas = svg("svg", { height: options.height, role: "img" });
    host.classList.add("plot");
    host.append(this.heading, this.canvas);
    this.width = 600;
    new ResizeObserver(([entry]) => {
      this.width = Math.max(240, Math.round(entry.contentRect.width));
      if (this.data) this.draw();
    }).observe(host);
    this.canvas.addEventListener("pointermove", (event) => this.point(event));
    this.canvas.addEventListener("pointerleave", () => pointAll(null));
    all.add(this);
  }

  /** data: { from (epoch second), length, values: { id: [...] }, marks: [{ at, name }], open: [{ from, to }] } */
  show(data) {
    this.data = data;
    this.draw();
  }

  draw() {
    const { from, length, values, marks = [], open = [] } = this.data;
    const { options, width } = this;
    const bottom = options.height - BOTTOM;
    this.x = (i) => LEFT + ((i + 0.5) * (width - LEFT - RIGHT)) / length;
    const axis = options.log ? logAxis(values, options) : linearAxis(values, options);
    const y = (value) => bottom - axis.share(value) * (bottom - TOP);
    const parts = [];
    for (const span of open) parts.push(svg("rect", { class: "open", x: this.edge(span.from - from), width: Math.max(2, this.edge(span.to - from) - this.edge(span.from - from)), y: TOP, height: bottom - TOP }));
    for (const tick of axis.ticks) {
      parts.push(svg("line", { class: "grid", x1: LEFT, x2: width - RIGHT, y1: y(tick), y2: y(tick) }),
        svg("text", { x: LEFT - 7, y: y(tick) + 4, "text-anchor": "end" }, options.unit(tick)));
    }
    parts.push(svg("line", { class: "base", x1: LEFT, x2: width - RIGHT, y1: bottom, y2: bottom }), ...this.timeLabels(from, length, bottom));
    for (const series of options.series) parts.push(...shapes(series, values[series.id], this.x, y, bottom, (width - LEFT - RIGHT) / length));
    parts.push(...this.markings(marks, from, length, bottom));
    this.cross = svg("line", { class: "cross", y1: TOP, y2: bottom, visibility: "hidden" });
    this.canvas.replaceChildren(...parts, this.cross);
    set(this.canvas, { viewBox: `0 0 ${width} ${options.height}` });
    this.read(this.pointed ?? null);
  }

  edge(i) {
    const { length } = this.data;
    return LEFT + (Math.min(Math.max(i, 0), length) * (this.width - LEFT - RIGHT)) / length;
  }

  /** A line for each mark; its name too, where this plot names them and there is room. */
  markings(marks, from, length, bottom) {
    const parts = [];
    const taken = [0, 0]; // how far the names reach, in each of two rows
    for (const { at, name } of marks) {
      if (at < from || at > from + length) continue;
      const x = this.edge(at - from);
      parts.push(svg("line", { class: "mark-line", x1: x, x2: x, y1: TOP - 4, y2: bottom }));
      const wide = 7 + name.length * 6.2;
      const row = taken.findIndex((end) => x >= end);
      if (this.options.names && row >= 0 && x + wide < this.width) {
        parts.push(svg("text", { class: "mark-name", x: x + 4, y: TOP + 5 + 13 * row }, name));
        taken[row] = x + wide;
      }
    }
    return parts;
  }

  timeLabels(from, length, bottom) {
    const step = [5, 10, 15, 30, 60, 120, 180, 300].find((s) => (length / s) * 74 <= this.width - LEFT) ?? 300;
    const labels = [];
    for (let second = Math.ceil(from / step) * step; second < from + length; second += step) {
      const x = this.x(second - from);
      if (x > LEFT + 22 && x < this.width - RIGHT - 22) labels.push(svg("text", { x, y: bottom + 14, "text-anchor": "middle" }, time(second * 1000)));
    }
    return labels;
  }

  point(event) {
    if (!this.data) return;
    const box = this.canvas.getBoundingClientRect();
    const share = ((event.clientX - box.left) * (this.width / box.width) - LEFT) / (this.width - LEFT - RIGHT);
    const i = Math.floor(share * this.data.length);
    pointAll(i >= 0 && i < this.data.length ? i : null);
  }

  /** Writes the values of one second (the latest with any, if null) into the legend, and moves the cross-hair there. */
  read(i) {
    this.pointed = i;
    const { from, length, values } = this.data;
    set(this.cross, { visibility: i === null ? "hidden" : "visible", x1: this.x(i ?? 0), x2: this.x(i ?? 0) });
    const said = this.options.series.map((series, s) => {
      const list = values[series.id];
      const value = i === null ? latest(list, length) : list[i];
      const words = value === null || value === undefined ? "–" : series.format(value);
      text(this.keys[s], words);
      return series.name + " " + words;
    });
    set(this.canvas, { "aria-label": `${this.options.title}, ${time((from + (i ?? length - 1)) * 1000)}: ${said.join(", ")}` });
  }
}

function pointAll(i) {
  for (const plot of all) if (plot.data) plot.read(i !== null && i < plot.data.length ? i : null);
}

function latest(list, length) {
  for (let i = length - 1; i >= Math.max(0, length - 10); i--) if (list[i] !== null) return list[i];
  return null;
}

function shapes(series, list, x, y, bottom, pitch) {
  if (series.shape === "bar") return [svg("path", { class: "area s-" + series.id, d: bars(list, x, y, bottom, pitch) })];
  const runs = unbroken(list);
  const line = (run) => run.map(([i, value], n) => (n ? "L" : "M") + x(i).toFixed(1) + " " + y(value).toFixed(1)).join("");
  // A second alone between two without calls would be a line of no length: it gets a short dash.
  const dash = (run) => (run.length === 1 ? "h1.5" : "");
  const curve = svg("path", { class: "curve s-" + series.id, d: runs.map((run) => line(run) + dash(run)).join("") });
  curve.style.fill = "none";
  if (series.shape === "curve") return [curve];
  const area = svg("path", { class: "area s-" + series.id, d: runs.map((run) => `${line(run)}L${x(run.at(-1)[0]).toFixed(1)} ${bottom}L${x(run[0][0]).toFixed(1)} ${bottom}Z`).join("") });
  area.style.opacity = 0.13;
  return [area, curve];
}

function bars(list, x, y, bottom, pitch) {
  const wide = Math.max(0.8, pitch * (pitch > 3 ? 0.78 : 1));
  return list.map((value, i) => (value ? `M${(x(i) - wide / 2).toFixed(1)} ${bottom}V${y(value).toFixed(1)}h${wide.toFixed(1)}V${bottom}Z` : "")).join("");
}

function unbroken(list) {
  const runs = [];
  let run = null;
  list.forEach((value, i) => {
    if (value === null || value === undefined) run = null;
    else if (run) run.push([i, value]);
    else runs.push((run = [[i, value]]));
  });
  return runs;
}

function linearAxis(values, { series, floor = 1, ceiling = Infinity }) {
  const top = Math.min(ceiling, Math.max(floor, ...series.flatMap(({ id }) => values[id].map((value) => value ?? 0))));
  const raw = top / 3;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= raw * 0.999);
  const end = Math.ceil(top / step - 1e-9) * step;
  const ticks = [];
  for (let n = 0; n * step <= end * 1.0001; n++) ticks.push(n * step);
  return { ticks, share: (value) => Math.min(1, value / end) };
}

function logAxis(values, { series }) {
  const present = series.flatMap(({ id }) => values[id].filter((value) => value > 0));
  const low = present.length ? Math.floor(Math.log10(Math.min(...present))) : 0;
  const high = present.length ? Math.max(low + 2, Math.ceil(Math.log10(Math.max(...present)))) : 3;
  const ticks = [];
  for (let power = low; power <= high; power++) ticks.push(10 ** power);
  return { ticks, share: (value) => (value > 0 ? Math.max(0, (Math.log10(value) - low) / (high - low)) : 0) };
}
