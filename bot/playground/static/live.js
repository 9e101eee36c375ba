// Listens to the server's pushes and reconnects when they stop.

import { announce, removeMessage, threadKey, upsertMessage, workspace } from "./workspace.js";

const FIRST_DELAY = 500;
const LONGEST_DELAY = 8_000;

let socket = null;
let delay = FIRST_DELAY;
let timer = 0;
let lost = false;

function noteUnread(channel, message) {
  const own = message.user === workspace.me;
  const visible = channel === workspace.channel && workspace.tab !== "home" && document.visibilityState === "visible";
  if (own || visible || message.hidden) return;
  workspace.unread.add(channel);
  announce("rail");
}

const PUSHES = {
  message: ({ channel, message }) => upsertMessage(channel, message) && noteUnread(channel, message),
  ephemeral: ({ channel, message }) => upsertMessage(channel, { ...message, is_ephemeral: true }) && noteUnread(channel, message),
  message_deleted: ({ channel, ts }) => removeMessage(channel, ts),
  view: ({ view }) => {
    workspace.view = view;
    announce("modal");
  },
  home: ({ view }) => {
    workspace.home = view;
    announce("home");
  },
  status: (push) => {
    const key = threadKey(push.channel, push.thread_ts);
    if (push.status) workspace.statuses.set(key, push);
    else workspace.statuses.delete(key);
    announce("status");
  },
  prompts: (push) => {
    const prompts = push.prompts?.prompts ? push.prompts : { title: push.title, prompts: push.prompts };
    workspace.prompts = prompts.prompts?.length ? prompts : null;
    announce("prompts");
  },
  session: ({ channel, thread_ts: thread, state }) => {
    workspace.sessions.set(threadKey(channel, thread), state);
    announce("status");
  },
  title: ({ channel, thread_ts: thread, title }) => {
    workspace.titles.set(threadKey(channel, thread), title);
    announce("status");
  },
  channel: ({ channel }) => {
    workspace.channels.set(channel.id, { ...workspace.channels.get(channel.id), ...channel });
    announce("rail");
    announce("channel");
  },
  connection: ({ mode, connected }) => {
    workspace.connection = { mode, connected };
    announce("connection");
  },
  frame: ({ frame }) => announceFrame(frame),
  reset: () => onReset(),
};

// What these say stands in the state too, as it was when it was read.
const OF_STATE = new Set(["view", "home", "status", "prompts", "session", "title", "channel", "connection"]);
const keepers = new Set();

/** Keep what is pushed from now on; what is returned says it again, over what was read meanwhile. */
export function keepPushes() {
  const kept = [];
  keepers.add(kept);
  return () => {
    keepers.delete(kept);
    for (const push of kept) PUSHES[push.type](push);
  };
}

let onReset = () => {};
const frameListeners = new Set();
const announceFrame = (frame) => frameListeners.forEach((listener) => listener(frame));

/** Hear of every wire frame as it happens. */
export const listenToFrames = (listener) => frameListeners.add(listener);

function setOnline(online) {
  workspace.online = online;
  announce("connection");
}

/** (Re)connect as the acting user; onReturn runs after a lost connection or a reset. */
export function connect(onReturn) {
  onReset = onReturn;
  clearTimeout(timer);
  if (socket) {
    socket.onclose = null;
    socket.close();
  }
  const scheme = window.location.protocol === "https:" ? "wss" : "ws";
  const own = new WebSocket(`${scheme}://${window.location.host}/playground/ws?as=${encodeURIComponent(workspace.me)}`);
  socket = own;
  own.onopen = () => {
    delay = FIRST_DELAY;
    setOnline(true);
    if (lost) onReturn();
    lost = false;
  };
  own.onmessage = ({ data }) => {
    const push = JSON.parse(data);
    if (!Object.hasOwn(PUSHES, push.type)) return;
    PUSHES[push.type](push);
    if (OF_STATE.has(push.type)) for (const kept of keepers) kept.push(push);
  };
  own.onclose = () => {
    lost = true;
    setOnline(false);
    timer = setTimeout(() => connect(onReturn), delay + Math.random() * 200);
    delay = Math.min(delay * 2, LONGEST_DELAY);
  };
}
