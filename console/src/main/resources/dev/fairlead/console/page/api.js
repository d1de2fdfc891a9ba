// Talks to the console's own API: JSON over the page's own origin, with the header that no other site can send.

export class ApiFailure extends Error {}

export const read = (path) => request(path, { method: "GET" });

export const change = (path, body) => request(path, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body ?? {}),
});

async function request(path, options) {
  const response = await fetch(path, {
    ...options,
    headers: { ...options.headers, Accept: "application/json", "X-Fairlead-Console": "1" },
    cache: "no-store",
    signal: AbortSignal.timeout(8_000),
  });
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new ApiFailure(body?.error?.message ?? `The console answered ${response.status}.`);
  return body;
}
