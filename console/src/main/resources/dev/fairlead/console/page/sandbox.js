// The sandbox: switches for its faults, its webhooks, its books.
import { change, read } from "./api.js";
import { byId, el, keyed, text } from "./dom.js";
import { count, words } from "./format.js";
import { showFacts } from "./phases.js";

const NAMES = {
  rate_limited: "429 Too Many Requests",
  server_error: "500 Internal Server Error",
  unavailable: "503 Service Unavailable",
  connection_reset: "Connection reset before work",
  response_cut: "Response cut after work",
  slow: "Slow answer",
  stall: "No answer at all",
};
const WEBHOOKS = [["duplicates", "Webhooks sent twice", "duplicated"], ["reordered", "Webhooks out of order", "reordered"]];
const USUAL_RATE = 0.2;
const USUAL_WEBHOOK_RATE = 0.1;

export function start() {
  let busy = 0;
  const send = async (body) => {
    busy++;
    try {
      show(await change("/api/sandbox/faults", body), send);
    } catch (failure) {
      text(byId("faults-note"), failure.message);
    } finally {
      busy--;
    }
  };
  return {
    async refresh() {
      const data = await read("/api/sandbox");
      // What was read before a switch was thrown would throw it back on the page for a moment.
      if (!busy) show(data, send);
    },
  };
}

function show(data, send) {
  const { faults, webhookFaults, webhooks, books } = data;
  text(byId("sandbox-address"), data.address);
  text(byId("faults-note"), `${count(faults.injected)} in ${count(faults.asked)} requests`);
  const on = faults.kinds.filter((kind) => kind.on).map(({ kind }) => kind);
  const rate = faults.rate || USUAL_RATE;
  const items = [
    { id: "rate", name: "Requests that meet a fault", share: rate, count: null, checked: null, send: (share) => send({ rate: share, kinds: on }) },
    ...faults.kinds.map(({ kind, on: checked, injected }) => ({
      id: kind, name: NAMES[kind] ?? words(kind), checked, count: injected,
      toggle: (wanted) => send({ rate, kinds: wanted ? [...on, kind] : on.filter((other) => other !== kind) }),
    })),
    ...WEBHOOKS.map(([id, name, counted]) => ({
      id, name, checked: webhookFaults[id] > 0, share: webhookFaults[id] || USUAL_WEBHOOK_RATE, count: webhooks[counted],
      toggle: (wanted) => send({ [id]: wanted ? USUAL_WEBHOOK_RATE : 0 }),
      send: (share) => send({ [id]: share }),
    })),
  ];
  keyed(byId("fault-switches"), items, ({ id }) => id, createFault, updateFault);
  keyed(byId("sandbox-body"), groups(webhooks, books), ({ name }) => name,
    ({ name }) => el("div", {}, el("h3", { class: "group" }, name), el("dl", { class: "facts" })),
    (element, { facts }) => showFacts(element.querySelector("dl"), facts));
}

function createFault({ id, name, checked, share }) {
  const row = el("div", { class: "fault" });
  if (checked !== null) {
    const box = el("input", { type: "checkbox", role: "switch", class: "switch", id: "fault-" + id, "data-testid": "fault-" + id });
    box.addEventListener("change", () => row.item.toggle(box.checked));
    row.append(box);
  } else {
    row.classList.add("lead");
  }
  row.append(el("label", { for: (checked === null ? "rate-" : "fault-") + id, title: name }, name));
  if (share !== undefined) {
    const input = el("input", { type: "number", id: "rate-" + id, min: 0, max: 100, step: 1, "data-testid": "rate-" + id, "aria-label": name + ", percent" });
    input.addEventListener("change", () => {
      if (input.checkValidity() && input.value !== "") row.item.send(Number(input.value) / 100);
    });
    row.append(el("span", { class: "rate" }, input, "%"));
  } else row.append(el("span"));
  row.append(el("span", { class: "count", "data-testid": "injected-" + id }));
  return row;
}

function updateFault(row, item) {
  row.item = item;
  const box = row.querySelector(".switch");
  if (box) box.checked = item.checked;
  const input = row.querySelector(".rate input");
  if (input && document.activeElement !== input) input.value = String(Math.round(item.share * 1000) / 10);
  text(row.querySelector(".count"), item.count === null ? "" : count(item.count));
}

function groups(webhooks, books) {
  const money = Object.entries(books.money).map(([currency, { captured, refunded }]) =>
    [[`Taken (${currency})`, amount(captured, currency)], [`Given back (${currency})`, amount(refunded, currency)]]).flat();
  return [
    { name: "Books", facts: [["Customers", count(books.customers)], ["Payments", count(books.payments)], ["Refunds", count(books.refunds)], ["Charged more than once", count(books.chargedTwice)], ...money] },
    { name: "Payments by status", facts: Object.entries(books.statuses).map(([status, n]) => [words(status), count(n)]) },
    { name: "Webhooks", facts: [["Events", count(books.events)], ["To send", count(webhooks.sent)], ["Delivered", count(webhooks.delivered)], ["Failed attempts", count(webhooks.failedAttempts)], ["Given up", count(webhooks.givenUp)], ["Pending", count(webhooks.pending)]] },
  ];
}

/** An amount in a currency's smallest unit, with as many decimals as the currency has. */
function amount(smallest, currency) {
  const format = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "code" });
  return format.format(smallest / 10 ** format.resolvedOptions().maximumFractionDigits);
}
