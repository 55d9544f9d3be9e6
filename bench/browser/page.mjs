// Has a worker time every row, and hands the times to the server.

import { rows } from "./rows.mjs";

const asked = new URLSearchParams(location.search);
const send = (path, said) => fetch(path, { method: "POST", body: JSON.stringify(said) });

const jobs = Object.entries(rows)
  .filter(([name, row]) => name.includes(asked.get("only") ?? "") && (!row.isLong || asked.has("long")))
  .map(([name]) => name);

const worker = new Worker("/worker.mjs", { type: "module" });
const next = () => (jobs.length > 0 ? worker.postMessage(jobs.shift()) : send("/done", { browser: navigator.userAgent }));
worker.onerror = (event) => send("/failed", { message: event.message ?? "the worker could not start" });
worker.onmessage = async ({ data }) => {
  if (data !== "ready") await send("/timed", data);
  next();
};
