// Keeps the address bar and the view in step, so every view has a link and Back works.

import { agentChannel, announce, isAgentChannel, workspace } from "./workspace.js";

const REMEMBERED = "playground.as";

/** What the address asks for. */
export function readRoute() {
  const query = new URLSearchParams(window.location.search);
  const dock = window.location.hash.slice(1);
  return {
    as: query.get("as") ?? "", channel: query.get("channel") ?? "", thread: query.get("thread") ?? "",
    tab: query.get("tab") === "home" ? "home" : "messages", dock: ["inspector", "faults"].includes(dock) ? dock : "",
  };
}

export function rememberedUser() {
  try {
    return window.localStorage.getItem(REMEMBERED) ?? "";
  } catch {
    return "";
  }
}

function address() {
  const query = new URLSearchParams({ as: workspace.me, channel: workspace.channel });
  if (workspace.thread) query.set("thread", workspace.thread);
  if (isAgentChannel(workspace.channel) && workspace.tab === "home") query.set("tab", "home");
  return `/?${query}${workspace.dock ? `#${workspace.dock}` : ""}`;
}

/** Write the present view into the address bar. */
export function writeRoute({ replace = false } = {}) {
  const next = address();
  try {
    window.localStorage.setItem(REMEMBERED, workspace.me);
  } catch {
    // Private windows may forbid storage; the address still carries the user.
  }
  if (next === `${window.location.pathname}${window.location.search}${window.location.hash}`) return;
  window.history[replace ? "replaceState" : "pushState"]({ pane: workspace.pane }, "", next);
}

/** Show one pane on a phone: "rail", "main", "thread" or "dock". */
export function showPane(pane) {
  workspace.pane = pane;
  document.getElementById("app").dataset.pane = pane;
}

export function openChannel(channel, { tab = "messages", thread = "" } = {}) {
  Object.assign(workspace, { channel, tab, thread });
  workspace.unread.delete(channel);
  showPane(thread ? "thread" : "main");
  writeRoute();
  announce("view");
}

export function openThread(ts) {
  workspace.thread = ts;
  showPane("thread");
  writeRoute();
  announce("view");
}

export function closeThread() {
  workspace.thread = "";
  showPane("main");
  writeRoute();
  announce("view");
}

/** Open, swap or close the developer panels. */
export function toggleDock(name) {
  workspace.dock = workspace.dock === name ? "" : name;
  showPane(workspace.dock ? "dock" : (workspace.thread ? "thread" : "main"));
  writeRoute();
  announce("dock");
}

/** Take over the address after Back, Forward or a first load; answers the user it names. */
export function adoptRoute() {
  const { as, channel, thread, tab, dock } = readRoute();
  const known = workspace.channels.has(channel) ? channel : ([...workspace.channels.values()].find((one) => one.type === "channel")?.id ?? agentChannel());
  Object.assign(workspace, { channel: known, thread: known === channel ? thread : "", tab, dock });
  showPane(dock ? "dock" : (workspace.thread ? "thread" : "main"));
  return as;
}
