// The line that says what the app is doing, and the button that stops it.

import { sendToBot } from "./backend.js";
import { icon, node } from "./dom.js";
import { attempt } from "./toast.js";
import { threadKey, workspace } from "./workspace.js";

const TURN = 2_600;

setInterval(() => {
  for (const line of document.querySelectorAll("[data-loading]")) {
    const words = JSON.parse(line.dataset.loading);
    const next = (Number(line.dataset.turn ?? 0) + 1) % words.length;
    line.dataset.turn = String(next);
    line.textContent = words[next];
  }
}, TURN);

const RUNNING = new Set(["processing"]);

/** Whether the app works on this thread, so that it can be stopped. */
export const isProcessing = (channel, thread) => RUNNING.has(workspace.sessions.get(threadKey(channel, thread)));

/** Ask the app to stop its work in a thread. */
export function stopButton(channel, thread) {
  return node("button", {
    type: "button", class: "button small stop", "data-testid": "stop",
    on: { click: () => attempt(() => sendToBot("stop", { channel, thread_ts: thread })) },
  }, icon("stop"), "Stop");
}

/** "Remit is thinking…" with its loading messages, or nothing. */
export function statusLine(channel, thread) {
  const status = workspace.statuses.get(threadKey(channel, thread));
  const running = isProcessing(channel, thread);
  if (!status && !running) return null;
  const words = (status?.loading_messages ?? []).length ? status.loading_messages : null;
  const said = status?.status ?? "is working…";
  return node("div", { class: "status-line", role: "status", "data-testid": "status" },
    node("span", { class: "thinking", "aria-hidden": "true" }, node("i"), node("i"), node("i")),
    node("span", {}, node("strong", {}, workspace.bot.name), " ", said),
    words ? node("span", { class: "loading-words", "data-loading": words.length > 1 ? JSON.stringify(words) : null }, words[0]) : null,
    running ? stopButton(channel, thread) : null);
}
