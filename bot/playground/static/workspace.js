// What this page knows about the workspace, and who wants to hear when it changes.

const listeners = new Map();
const waiting = new Map();

export const workspace = {
  me: "", team: { name: "" }, bot: { user_id: "", name: "Remit" }, users: new Map(), channels: new Map(),
  commands: [], shortcuts: [], agent: { enabled: false, description: "" }, prompts: null,
  connection: { mode: "socket", connected: 0 }, online: false, home: null, view: null,
  messages: new Map(), fetched: new Set(), statuses: new Map(), sessions: new Map(), titles: new Map(), unread: new Set(), guide: [],
  channel: "", thread: "", tab: "messages", pane: "main", dock: "",
};

/** Hear about a topic; the listener gets the last detail. */
export function listen(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(listener);
}

let pressed = false;

// A control that is drawn anew between press and release never hears of its click.
window.addEventListener("pointerdown", () => { pressed = true; }, true);
for (const end of ["pointerup", "pointercancel", "blur"]) {
  window.addEventListener(end, () => {
    pressed = false;
    for (const topic of waiting.keys()) setTimeout(tell, 0, topic);
  }, true);
}

function tell(topic) {
  if (pressed || !waiting.has(topic)) return;
  const last = waiting.get(topic);
  waiting.delete(topic);
  for (const listener of listeners.get(topic) ?? []) listener(last);
}

/** Tell listeners once the current work is done and no button is held; repeats before that are one call. */
export function announce(topic, detail) {
  if (!waiting.has(topic)) setTimeout(tell, 0, topic);
  waiting.set(topic, detail);
}

/** Take over a fresh answer of GET /playground/state. */
export function adoptState(state) {
  Object.assign(workspace, {
    me: typeof state.me === "string" ? state.me : (state.me?.id ?? workspace.me),
    team: state.team ?? workspace.team, bot: state.bot ?? workspace.bot,
    users: new Map((state.users ?? []).map((user) => [user.id, user])),
    channels: new Map((state.channels ?? []).map((channel) => [channel.id, channel])),
    commands: state.commands ?? [], shortcuts: state.shortcuts ?? [], agent: state.agent ?? workspace.agent,
    prompts: state.prompts ?? null, connection: state.connection ?? workspace.connection,
    home: state.home ?? null, view: state.view ?? null, guide: state.guide ?? [],
  });
  for (const session of state.sessions ?? []) {
    workspace.sessions.set(threadKey(session.channel, session.thread_ts), session.state ?? session.status);
  }
  for (const status of state.statuses ?? []) workspace.statuses.set(threadKey(status.channel, status.thread_ts), status);
  for (const title of state.titles ?? []) workspace.titles.set(threadKey(title.channel, title.thread_ts), title.title);
}

export const threadKey = (channel, threadTs) => `${channel}:${threadTs ?? ""}`;

/** The direct-message channel between the acting user and the bot. */
export function agentChannel() {
  for (const channel of workspace.channels.values()) {
    if (channel.type === "im" && channel.user === workspace.bot.user_id) return channel.id;
  }
  for (const channel of workspace.channels.values()) if (channel.type === "im") return channel.id;
  return "";
}

export const isAgentChannel = (id) => id !== "" && id === agentChannel();

/** A user's name as shown beside messages. */
export function userName(id) {
  const user = workspace.users.get(id);
  if (user) return user.real_name || user.name || id;
  return id === workspace.bot.user_id ? workspace.bot.name : (id ?? "Unknown");
}

export function channelName(id) {
  const channel = workspace.channels.get(id);
  if (!channel) return id;
  return channel.type === "im" ? userName(channel.user === workspace.me ? workspace.bot.user_id : channel.user) : channel.name;
}

const messagesOf = (channel) => {
  if (!workspace.messages.has(channel)) workspace.messages.set(channel, new Map());
  return workspace.messages.get(channel);
};

const inOrder = (messages) => messages.sort((first, second) => Number.parseFloat(first.ts) - Number.parseFloat(second.ts));
export const isReply = (message) => Boolean(message.thread_ts) && message.thread_ts !== message.ts;

/** Messages of the channel itself, oldest first. */
export function rootsOf(channel) {
  return inOrder([...messagesOf(channel).values()].filter((message) => !isReply(message) || message.subtype === "thread_broadcast"));
}

/** One whole thread, its first message included. */
export function threadOf(channel, threadTs) {
  return inOrder([...messagesOf(channel).values()].filter((message) => message.ts === threadTs || message.thread_ts === threadTs));
}

export const messageAt = (channel, ts) => messagesOf(channel).get(ts);

let pushes = 0;
const pushedAt = new Map();

function notePush(channel, ts) {
  pushes += 1;
  pushedAt.set(threadKey(channel, ts), pushes);
}

/** How many messages were pushed so far; taken before something is fetched. */
export const pushCount = () => pushes;

/** Swap the channel's roots, or one thread, for what was fetched; what was pushed since the fetch began is newer and stays. */
export function adoptMessages(channel, messages, { thread = "", since }) {
  const known = messagesOf(channel);
  const isNewer = ({ ts }) => (pushedAt.get(threadKey(channel, ts)) ?? 0) > since;
  const stale = thread ? threadOf(channel, thread).filter((message) => message.ts !== thread) : rootsOf(channel);
  for (const message of stale) if (!isNewer(message)) known.delete(message.ts);
  for (const message of messages) if (!isNewer(message)) known.set(message.ts, message);
  if (!thread) workspace.fetched.add(channel);
  announce("messages", channel);
}

/** Forget all messages; what is shown next is fetched again. */
export function forgetMessages() {
  workspace.messages.clear();
  workspace.fetched.clear();
}

/** Store one pushed message; answers whether it is new here. */
export function upsertMessage(channel, message) {
  const known = messagesOf(channel);
  const isNew = !known.has(message.ts);
  known.set(message.ts, message);
  notePush(channel, message.ts);
  announce("messages", channel);
  return isNew;
}

/** Forget a deleted message. */
export function removeMessage(channel, ts) {
  messagesOf(channel).delete(ts);
  notePush(channel, ts);
  announce("messages", channel);
}
