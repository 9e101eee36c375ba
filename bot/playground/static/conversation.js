// The middle pane: a channel with its messages and composer, or the app's Home and Messages tabs.

import { send } from "./backend.js";
import { drawBlocks } from "./blocks.js";
import { Composer } from "./composer.js";
import { fill, icon, iconButton, node } from "./dom.js";
import { avatar } from "./avatars.js";
import { guide } from "./guide.js";
import { MessageList } from "./message_list.js";
import { openChannel, openThread, showPane } from "./route.js";
import { statusLine } from "./status.js";
import { viewSurface } from "./surface.js";
import { wordsOf } from "./texts.js";
import { attempt } from "./toast.js";
import { announce, channelName, isAgentChannel, listen, rootsOf, workspace } from "./workspace.js";

const head = node("header", { class: "pane-head" });
const scroller = node("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": "Messages", "data-testid": "messages" });
const empty = node("div", { class: "empty" });
const home = node("div", { class: "home", role: "tabpanel", "aria-label": "Home", "data-testid": "home" });
const foot = node("div", { class: "pane-foot" });
const extras = node("div", { class: "pane-extras" });
const outside = node("div", { class: "outside" });
const messages = new MessageList(scroller, { openThread });
const composer = new Composer({
  testid: "composer", label: "Message", place: () => ({ channel: workspace.channel, thread: "" }),
  onSent: ({ ts }) => {
    messages.toBottom();
    // A conversation with the agent is a thread of its own, so its thread opens at once.
    if (ts && isAgentChannel(workspace.channel)) openThread(ts);
  },
});

function tabs() {
  const one = (name, label) => node("button", {
    type: "button", role: "tab", class: "tab", "aria-selected": String(workspace.tab === name), "data-testid": `${name}-tab`,
    on: { click: () => openChannel(workspace.channel, { tab: name }) },
  }, label);
  return node("div", { class: "tabs", role: "tablist", "aria-label": workspace.bot.name }, one("home", "Home"), one("messages", "Messages"));
}

function drawHead() {
  const channel = workspace.channels.get(workspace.channel);
  const agent = isAgentChannel(workspace.channel);
  fill(head,
    iconButton("back", "Back to the channel list", () => showPane("rail"), { class: "icon-button phone-only", "data-testid": "back-to-rail" }),
    agent ? avatar(workspace.bot.user_id, "small") : icon(channel?.type === "private" ? "lock" : "hash"),
    node("div", { class: "pane-title" }, node("h2", {}, channelName(workspace.channel)),
      !agent && channel?.topic ? node("small", {}, channel.topic) : null),
    agent ? tabs() : null,
    ...(channel?.canvases ?? []).map((canvas) => node("a", { class: "badge quiet canvas-tab", href: canvas.url, target: "_blank", rel: "noopener", title: canvas.title, "data-testid": "canvas-tab" }, canvas.title)),
    !agent && channel?.bot_member === false ? node("span", { class: "badge quiet", title: `${workspace.bot.name} is not in this channel and cannot read or write here.` }, `${workspace.bot.name} not here`) : null);
}

async function usePrompt(prompt) {
  const answer = await attempt(() => send("post", { channel: workspace.channel, text: prompt.message }));
  if (answer?.ts) openThread(answer.ts);
}

function promptButtons() {
  const { prompts } = workspace;
  if (!prompts?.prompts?.length) return null;
  return node("div", { class: "prompts", "data-testid": "prompts" }, prompts.title ? node("p", { class: "prompts-title" }, prompts.title) : null,
    node("div", { class: "prompts-row" }, prompts.prompts.map((prompt) => node("button", { type: "button", class: "prompt", title: prompt.message, on: { click: () => usePrompt(prompt) } }, prompt.title))));
}

function emptyState(agent) {
  const name = channelName(workspace.channel);
  if (agent) {
    return [avatar(workspace.bot.user_id, "large"), node("h3", {}, `Talk with ${name}`),
      node("p", {}, wordsOf(workspace.agent?.description) || `Every message starts a conversation. ${name} answers in its thread.`), promptButtons()];
  }
  return [node("h3", {}, `Nothing in #${name} yet`), node("p", {}, `Write the first message. Mention @${workspace.bot.name} to call the app, or type / to see its commands.`)];
}

function drawMessages() {
  const agent = isAgentChannel(workspace.channel);
  const roots = rootsOf(workspace.channel);
  const fetched = workspace.fetched.has(workspace.channel);
  scroller.setAttribute("aria-busy", String(!fetched));
  fill(empty, roots.length || !fetched ? null : emptyState(agent));
  empty.hidden = roots.length > 0 || !fetched;
  messages.show(`${workspace.me}:${workspace.channel}`, workspace.channel, roots);
  drawExtras();
}

/** Prompts, and what the app is doing in threads that are not open. */
function drawExtras() {
  const lines = [...workspace.statuses.values()].filter(({ channel, thread_ts: thread }) => channel === workspace.channel && thread !== workspace.thread);
  fill(extras,
    lines.map(({ channel, thread_ts: thread }) => node("div", { class: "status-elsewhere" }, statusLine(channel, thread),
      thread ? node("button", { type: "button", class: "link-button", on: { click: () => openThread(thread) } }, "Open thread") : null)),
    isAgentChannel(workspace.channel) ? null : guide(drawExtras),
    isAgentChannel(workspace.channel) && rootsOf(workspace.channel).length ? promptButtons() : null);
}

function drawHome() {
  const view = workspace.home;
  const scroll = home.scrollTop;
  const focused = home.contains(document.activeElement) ? document.activeElement.dataset.testid : undefined;
  fill(home, node("div", { class: "home-page" }, view?.blocks?.length ? drawBlocks(view.blocks, { surface: viewSurface(view) })
    : node("div", { class: "empty" }, avatar(workspace.bot.user_id, "large"), node("h3", {}, "Nothing on Home yet"),
      node("p", {}, `${workspace.bot.name} draws this page once it is running and hears that you opened it.`))));
  home.scrollTop = scroll;
  if (focused) home.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
}

/** Somebody who only looks in can join before writing. */
function drawMembership() {
  const channel = workspace.channels.get(workspace.channel);
  const member = channel?.member !== false;
  composer.box.hidden = !member;
  outside.hidden = member;
  fill(outside, node("span", {}, `You are looking at #${channelName(workspace.channel)}.`),
    node("button", { type: "button", class: "button primary", "data-testid": "join", on: { click: () => attempt(async () => {
      await send("invite", { channel: workspace.channel, user: workspace.me });
      workspace.channels.set(channel.id, { ...channel, member: true });
      announce("view");
    }) } }, "Join channel"));
}

function draw() {
  const agent = isAgentChannel(workspace.channel);
  const onHome = agent && workspace.tab === "home";
  drawHead();
  home.hidden = !onHome;
  scroller.hidden = onHome;
  foot.hidden = onHome;
  if (onHome) drawHome();
  else {
    composer.aim(`${workspace.me}:${workspace.channel}`, agent ? `Message ${workspace.bot.name}` : `Message #${channelName(workspace.channel)}`);
    drawMembership();
    drawMessages();
  }
}

export function buildConversation() {
  scroller.append(node("div", { class: "scroller-spring" }), empty, messages.list);
  foot.append(extras, outside, composer.box);
  fill(document.getElementById("main-pane"), head, home, scroller, foot);
  listen("view", draw);
  listen("channel", drawHead);
  listen("messages", () => workspace.tab === "messages" && drawMessages());
  listen("home", () => workspace.tab === "home" && draw());
  listen("prompts", () => workspace.tab === "messages" && drawMessages());
  listen("status", drawExtras);
}
