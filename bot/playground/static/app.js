// Starts the page: reads the address, loads the workspace, builds the panes and keeps them fed.

import { read, send } from "./backend.js";
import { buildConversation } from "./conversation.js";
import { buildDock } from "./dock.js";
import { fill, node } from "./dom.js";
import { refreshFrames } from "./inspector.js";
import { connect, keepPushes } from "./live.js";
import { buildModal } from "./modal.js";
import { buildRail } from "./rail.js";
import { adoptRoute, openChannel, readRoute, rememberedUser, writeRoute } from "./route.js";
import { buildThread } from "./thread.js";
import { attempt, toast } from "./toast.js";
import { adoptMessages, forgetMessages, adoptState, agentChannel, announce, isAgentChannel, listen, pushCount, userName, workspace } from "./workspace.js";

const FIRST_USER = "U0NADIA001";
let loaded = "";

const isKnown = (id) => workspace.users.has(id) && !workspace.users.get(id).is_bot;

/** Take over the state as it is read now, and what was pushed since. */
async function readState() {
  const sayAgain = keepPushes();
  try {
    adoptState(await read("state"));
  } finally {
    sayAgain();
  }
}

/** Load the state as a user; a user who is not here is replaced by the first person. */
async function loadState(user) {
  workspace.me = user;
  await readState();
  if (isKnown(workspace.me)) return;
  const first = [...workspace.users.values()].find((one) => !one.is_bot);
  if (!first) return;
  workspace.me = first.id;
  await readState();
}

/** Fetch the open channel and the open thread. */
async function loadMessages() {
  const { channel, thread } = workspace;
  if (!channel) return;
  const since = pushCount();
  await attempt(async () => {
    const [roots, replies] = await Promise.all([
      read("messages", { channel }), thread ? read("messages", { channel, thread_ts: thread }) : null,
    ]);
    adoptMessages(channel, roots.messages ?? [], { since });
    if (replies) adoptMessages(channel, replies.messages ?? [], { thread, since });
  });
}

/** Tell the app, as Slack does, that somebody looks at its Home or Messages tab. */
function tellOpened() {
  if (isAgentChannel(workspace.channel)) attempt(() => send("open", { tab: workspace.tab }));
}

/** What has to be fetched after the view changed. */
function followView() {
  const now = [workspace.me, workspace.channel, workspace.tab].join(" ");
  if (now !== loaded) tellOpened();
  loaded = now;
  loadMessages();
}

/** Become somebody else, staying in the same conversation where they may. */
async function switchUser(user) {
  if (user === workspace.me) return;
  const wasAgent = isAgentChannel(workspace.channel);
  const before = workspace.me;
  workspace.me = user;
  connect(comeBack); // before the state is read: what happens meanwhile is heard
  try {
    await loadState(user);
  } catch (failure) {
    workspace.me = before;
    connect(comeBack);
    toast(failure.sentence ?? "The switch failed. Try again.");
    return;
  }
  forgetMessages();
  workspace.unread.clear();
  announce("modal");
  announce("prompts");
  const staying = wasAgent ? agentChannel() : workspace.channels.has(workspace.channel) ? workspace.channel : [...workspace.channels.keys()][0];
  openChannel(staying, { tab: workspace.tab, thread: wasAgent ? "" : workspace.channel === staying ? workspace.thread : "" });
  document.title = `${userName(workspace.me)} · ${workspace.team.name}`;
}

/** Read everything again after the connection was lost. */
async function comeBack() {
  await attempt(async () => {
    await loadState(workspace.me);
    forgetMessages();
    await loadMessages();
  });
  refreshFrames();
  for (const topic of ["modal", "home", "prompts", "rail", "channel", "status"]) announce(topic);
}

async function goBack() {
  const as = adoptRoute();
  if (as && as !== workspace.me && isKnown(as)) await switchUser(as);
  announce("view");
}

function followLinks(event) {
  const target = event.target.closest("[data-open-channel]");
  if (!target || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  if (workspace.channels.has(target.dataset.openChannel)) openChannel(target.dataset.openChannel);
  else toast(`${userName(workspace.me)} cannot see that channel. Act as one of its members to open it.`);
}

async function start() {
  const { as } = readRoute();
  try {
    await loadState(as || rememberedUser() || FIRST_USER);
  } catch (failure) {
    // The remembered user may belong to another workspace; the seeded one always exists.
    try {
      await loadState(FIRST_USER);
    } catch {
      fill(document.getElementById("main-pane"), node("div", { class: "empty" }, node("h3", {}, "The playground does not answer"), node("p", {}, failure.sentence ?? "Reload the page to try again."),
        node("button", { type: "button", class: "button primary", on: { click: () => window.location.reload() } }, "Try again")));
      return;
    }
  }
  adoptRoute();
  writeRoute({ replace: true });
  document.title = `${userName(workspace.me)} · ${workspace.team.name}`;
  buildRail(switchUser);
  buildConversation();
  buildThread();
  buildModal();
  buildDock();
  listen("view", followView);
  connect(comeBack);
  window.addEventListener("popstate", goBack);
  document.addEventListener("click", followLinks);
  for (const topic of ["view", "modal", "dock", "status"]) announce(topic);
}

start();
