// The right pane: one thread with its own composer, the app's status and the stop button.

import { Composer } from "./composer.js";
import { fill, iconButton, node } from "./dom.js";
import { MessageList } from "./message_list.js";
import { closeThread } from "./route.js";
import { statusLine } from "./status.js";
import { channelName, isAgentChannel, listen, threadKey, threadOf, workspace } from "./workspace.js";

const head = node("header", { class: "pane-head" });
const scroller = node("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": "Thread messages" });
const status = node("div", { class: "pane-extras" });
const messages = new MessageList(scroller, { inThread: true });
const composer = new Composer({
  testid: "thread-composer", label: "Reply", place: () => ({ channel: workspace.channel, thread: workspace.thread }),
  onSent: () => messages.toBottom(),
});

function drawStatus() {
  const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;
  fill(status, workspace.thread ? statusLine(workspace.channel, workspace.thread) : null);
  if (near) messages.toBottom();
  drawHead();
}

function drawHead() {
  const title = workspace.titles.get(threadKey(workspace.channel, workspace.thread));
  const where = isAgentChannel(workspace.channel) ? workspace.bot.name : `#${channelName(workspace.channel)}`;
  const words = title || "Thread";
  if (head.dataset.words === `${words}|${where}`) return;
  head.dataset.words = `${words}|${where}`;
  fill(head, iconButton("back", "Back to the channel", closeThread, { class: "icon-button phone-only", "data-testid": "back-to-channel" }),
    node("div", { class: "pane-title" }, node("h2", { "data-testid": "thread-title" }, words), node("small", {}, where)),
    iconButton("close", "Close thread", closeThread, { class: "icon-button desk-only", "data-testid": "close-thread" }));
}

function draw() {
  const pane = document.getElementById("thread-pane");
  const hidden = !workspace.thread || (isAgentChannel(workspace.channel) && workspace.tab === "home");
  const opened = pane.hidden && !hidden;
  pane.hidden = hidden;
  if (hidden) return;
  composer.aim(`${workspace.me}:${workspace.channel}:${workspace.thread}`, isAgentChannel(workspace.channel) ? `Reply to ${workspace.bot.name}` : "Reply in thread");
  drawMessages();
  drawStatus();
  if (opened) composer.field.focus({ preventScroll: true });
}

function drawMessages() {
  if (!workspace.thread) return;
  messages.show(`${workspace.me}:${workspace.channel}:${workspace.thread}`, workspace.channel, threadOf(workspace.channel, workspace.thread));
}

export function buildThread() {
  scroller.append(messages.list);
  fill(document.getElementById("thread-pane"), head, scroller, node("div", { class: "pane-foot" }, status, composer.box));
  document.getElementById("thread-pane").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) closeThread();
  });
  listen("view", draw);
  listen("messages", drawMessages);
  listen("status", drawStatus);
}
