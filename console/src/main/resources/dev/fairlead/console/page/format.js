// Numbers, times and names as people read them.

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

export const count = (n) => grouped.format(n ?? 0);

/** A rate per second: one decimal below ten. */
export const rate = (n) => (n > 0 && n < 9.95 ? n.toFixed(1) : count(n));

/** A share of 1 as percent. */
export function percent(share) {
  const value = share * 100;
  if (value === 0) return "0 %";
  if (value < 0.1) return "<0.1 %";
  return (value < 10 ? value.toFixed(1) : value.toFixed(0)) + " %";
}

/** Milliseconds, three significant digits at most: 0.42 ms, 12.3 ms, 340 ms, 1.25 s, 2 min 5 s. */
export function millis(ms) {
  const [value, unit] = parts(ms);
  return value + " " + unit;
}

export function parts(ms) {
  if (ms === null || ms === undefined) return ["–", ""];
  if (ms === 0) return ["0", "ms"];
  if (ms < 0.995) return [ms.toFixed(2), "ms"];
  if (ms < 99.5) return [ms.toFixed(ms < 9.95 ? 1 : 0), "ms"];
  if (ms < 999.5) return [ms.toFixed(0), "ms"];
  if (ms < 99_950) return [(ms / 1000).toFixed(ms < 9_995 ? 2 : 1), "s"];
  return [Math.floor(ms / 60_000) + " min " + Math.round((ms % 60_000) / 1000), "s"];
}

/** A power of ten of milliseconds: 10 ms, 1 s. */
export const tick = (ms) => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`);

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

const calendar = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const DAY = 86_400_000;

/** The time of day, with the date before it where that is not within the last day. */
export function time(epochMillis) {
  if (!epochMillis) return "";
  const words = clock.format(epochMillis);
  return Date.now() - epochMillis > DAY ? `${calendar.format(epochMillis)}, ${words}` : words;
}

/** SERVER_TRANSIENT and invoice_paid in words. */
export const words = (name) => String(name ?? "").toLowerCase().replaceAll("_", " ");

/** 12 throttled, 3 server transient: a map of counts in words, largest first. */
export function breakdown(counts) {
  const entries = Object.entries(counts ?? {}).sort((a, b) => b[1] - a[1]);
  return entries.map(([name, n]) => count(n) + " " + words(name)).join(", ");
}
