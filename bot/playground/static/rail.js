// The left rail: workspace, connection, who you act as, channels, the app and the developer switches.

import { avatar } from "./avatars.js";
import { fill, icon, node } from "./dom.js";
import { openChannel, showPane, toggleDock } from "./route.js";
import { agentChannel, isAgentChannel, listen, userName, workspace } from "./workspace.js";

function connectionPill() {
  const { mode, connected } = workspace.connection;
  const [state, words] = !workspace.online
    ? ["offline", "Page offline, reconnecting"]
    : mode === "http"
      ? ["on", "App reached over http"]
      : connected ? ["on", `App connected · ${mode}${connected > 1 ? ` ×${connected}` : ""}`] : ["off", `App disconnected · ${mode}`];
  return node("p", { class: `pill pill-${state}`, "data-testid": "connection", role: "status" }, node("span", { class: "pill-dot", "aria-hidden": "true" }), words);
}

function actAs(switchUser) {
  const people = [...workspace.users.values()].filter((user) => !user.is_bot);
  const me = workspace.users.get(workspace.me);
  return node("section", { class: "act-as", "aria-label": "Act as" },
    node("h2", { class: "rail-heading" }, "Act as"),
    node("div", { class: "act-as-row", "data-testid": "act-as", role: "group", "aria-label": "Act as" }, people.map((user) => node("button", {
      type: "button", class: "act-as-person", "aria-pressed": String(user.id === workspace.me), "data-user": user.id, "data-testid": `act-as-${user.id}`,
      "aria-label": `Act as ${userName(user.id)}${user.title ? `, ${user.title}` : ""}`, title: `${userName(user.id)}${user.title ? `, ${user.title}` : ""}`,
      on: { click: () => switchUser(user.id) },
    }, avatar(user.id)))),
    me ? node("p", { class: "act-as-name" }, node("strong", {}, userName(me.id)), me.title ? node("small", {}, me.title) : null) : null);
}

function entry({ label, sign, testid, current, unread, choose, className = "" }) {
  return node("button", {
    type: "button", class: `rail-entry ${className}${unread ? " unread" : ""}`, "data-testid": testid, "aria-current": current ? "page" : null,
    on: { click: choose },
  }, sign, node("span", { class: "rail-name" }, label), unread ? node("span", { class: "unread-dot", role: "img", "aria-label": "unread messages" }) : null);
}

function channelEntry(channel) {
  return entry({
    label: channel.name, sign: icon(channel.type === "private" ? "lock" : "hash"), testid: `channel-${channel.name}`,
    current: channel.id === workspace.channel, unread: workspace.unread.has(channel.id), choose: () => openChannel(channel.id),
  });
}

function agentEntries() {
  const id = agentChannel();
  if (!id) return null;
  const open = isAgentChannel(workspace.channel);
  const tab = (name, label, sign) => entry({
    label, sign: icon(sign), className: "rail-sub", current: open && workspace.tab === name, unread: name === "messages" && workspace.unread.has(id),
    // While the app is open its own tabs carry these hooks; there is one of each at any time.
    testid: open ? `rail-${name}` : `${name}-tab`, choose: () => openChannel(id, { tab: name }),
  });
  return [
    node("h2", { class: "rail-heading" }, "Apps"),
    entry({ label: workspace.bot.name, sign: avatar(workspace.bot.user_id, "small"), testid: `channel-${workspace.bot.name.toLowerCase()}`, current: false, choose: () => openChannel(id) }),
    tab("home", "Home", "home"), tab("messages", "Messages", "reply"),
  ];
}

const ofType = (type) => [...workspace.channels.values()].filter((channel) => channel.type === type);

/** Build the rail; switchUser(id) changes who acts. */
export function buildRail(switchUser) {
  const rail = document.getElementById("rail");
  const draw = () => {
    const focused = rail.contains(document.activeElement) ? document.activeElement.dataset.testid : undefined;
    const scroll = rail.querySelector(".rail-scroll")?.scrollTop ?? 0;
    const closed = ofType("private");
    const pressed = (name) => String(workspace.dock === name);
    fill(rail,
      node("header", { class: "rail-head" }, node("span", { class: "team-mark", "aria-hidden": "true" }, (workspace.team.name || "P").slice(0, 1)),
        node("div", {}, node("h1", {}, workspace.team.name || "Playground"), node("small", {}, "Local playground")),
        node("button", { type: "button", class: "icon-button phone-only", "aria-label": "Back to the conversation", on: { click: () => showPane("main") } }, icon("close"))),
      node("div", { class: "rail-connection" }, connectionPill()),
      actAs(switchUser),
      node("div", { class: "rail-scroll" },
        node("h2", { class: "rail-heading" }, "Channels"), ofType("channel").map(channelEntry),
        closed.length ? [node("h2", { class: "rail-heading" }, "Private channels"), closed.map(channelEntry)] : null,
        agentEntries()),
      node("footer", { class: "rail-foot" },
        node("button", { type: "button", class: "rail-entry", "data-testid": "inspector-toggle", "aria-pressed": pressed("inspector"), on: { click: () => toggleDock("inspector") } }, icon("pulse"), node("span", { class: "rail-name" }, "Inspector")),
        node("button", { type: "button", class: "rail-entry", "data-testid": "faults-toggle", "aria-pressed": pressed("faults"), on: { click: () => toggleDock("faults") } }, icon("fault"), node("span", { class: "rail-name" }, "Faults"))));
    rail.querySelector(".rail-scroll").scrollTop = scroll;
    if (focused) rail.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
  };
  for (const topic of ["rail", "view", "connection", "dock"]) listen(topic, draw);
  draw();
}
