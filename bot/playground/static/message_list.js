// Keeps a scrolling list of messages up to date, redrawing only the messages that changed.

import { dayKey, dayName } from "./clock.js";
import { node } from "./dom.js";
import { authorOf, drawMessage } from "./message.js";

const GROUP_SECONDS = 300;
const NEAR_BOTTOM = 120;

const follows = (message, before) => Boolean(before)
  && authorOf(before) === authorOf(message) && before.username === message.username
  && before.subtype === message.subtype && !before.is_ephemeral && !message.is_ephemeral
  && dayKey(before.ts) === dayKey(message.ts)
  && Number.parseFloat(message.ts) - Number.parseFloat(before.ts) < GROUP_SECONDS;

/** A list bound to a scrolling element; call show() whenever its messages may have changed. */
export class MessageList {
  constructor(scroller, { inThread = false, openThread = () => {} } = {}) {
    this.scroller = scroller;
    this.options = { inThread, openThread };
    this.list = node("div", { class: "message-list", role: "list" });
    this.rows = new Map();
    this.key = "";
  }

  /** Draw these messages of a channel; a different key starts afresh at the bottom. */
  show(key, channel, messages) {
    const fresh = key !== this.key;
    const { scroller } = this;
    const atBottom = fresh || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_BOTTOM;
    if (fresh) {
      this.rows.clear();
      this.list.replaceChildren();
      this.key = key;
    }
    const wanted = [];
    this.replies = messages.filter((message) => !message.is_ephemeral).length - 1;
    messages.forEach((message, index) => wanted.push(...this.rowsFor(channel, message, messages[index - 1])));
    this.place(wanted);
    if (atBottom) this.toBottom();
  }

  toBottom() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  rowsFor(channel, message, before) {
    const rows = [];
    if (!before || dayKey(before.ts) !== dayKey(message.ts)) {
      rows.push(this.row(`day:${dayKey(message.ts)}`, dayName(message.ts), () =>
        node("div", { class: "day", role: "separator" }, node("span", {}, dayName(message.ts)))));
    }
    const repliesStart = this.options.inThread && before && before.ts === message.thread_ts;
    if (repliesStart) rows.push(this.replyDivider(message));
    const grouped = !repliesStart && follows(message, before);
    const key = `message:${message.ts}${message.is_ephemeral ? ":ephemeral" : ""}`;
    rows.push(this.row(key, JSON.stringify([grouped, message]), () => drawMessage(channel, message, { ...this.options, grouped })));
    return rows;
  }

  /** The line between a thread's first message and its replies. */
  replyDivider(message) {
    const words = this.replies === 1 ? "1 reply" : `${this.replies} replies`;
    return this.row(`replies:${message.thread_ts}`, words, () => node("div", { class: "day replies", role: "separator" }, node("span", {}, words)));
  }

  /** The row drawn before when nothing about it changed, or a new one. */
  row(key, signature, draw) {
    const known = this.rows.get(key);
    if (known?.signature === signature || known?.drawn.querySelector(".editor")) return { key, ...known };
    return { key, signature, drawn: draw() };
  }

  place(wanted) {
    const kept = new Set(wanted.map(({ key }) => key));
    for (const [key, { drawn }] of this.rows) {
      if (!kept.has(key)) {
        drawn.remove();
        this.rows.delete(key);
      }
    }
    let at = this.list.firstChild;
    for (const { key, signature, drawn } of wanted) {
      const old = this.rows.get(key)?.drawn;
      this.rows.set(key, { signature, drawn });
      if (old && old !== drawn && old.isConnected) {
        if (old === at) at = drawn;
        swapKeepingFocus(old, drawn);
      }
      if (drawn === at) at = at.nextSibling;
      else this.list.insertBefore(drawn, at);
    }
  }
}

/** Replace a row; focus moves to the same control in the new one. */
function swapKeepingFocus(old, drawn) {
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset.testid : undefined;
  old.replaceWith(drawn);
  if (focused) drawn.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
}
