// The box people write in: Enter sends, @ # and / complete names and commands, files can be dropped on it.

import { Attachments } from "./attach.js";
import { send, sendToBot } from "./backend.js";
import { icon, node } from "./dom.js";
import { Completion } from "./completion.js";
import { attempt, toast } from "./toast.js";
import { workspace } from "./workspace.js";

const drafts = new Map();

/** Send typed text as a message or as a slash command; answers the new message's ts when there is one. */
async function deliver(text, channel, thread) {
  const [word] = text.split(/\s/);
  if (/^\/[a-z][\w-]*$/i.test(word)) {
    const command = workspace.commands.find((one) => one.command === word);
    if (!command) {
      toast(`${word} is not a command here. Type / to see the commands, or start the message with another character.`);
      return undefined;
    }
    if (thread) {
      toast(`${word} is not supported in threads. Run it in the channel instead.`);
      return undefined;
    }
    return attempt(() => sendToBot("command", { channel, command: word, text: text.slice(word.length).trim() }));
  }
  return attempt(() => send("post", { channel, text, ...(thread ? { thread_ts: thread } : {}) }));
}

/** A composer; place() answers {channel, thread} at the moment of sending. */
export class Composer {
  constructor({ testid, label, place, onSent = () => {} }) {
    this.place = place;
    this.onSent = onSent;
    this.field = node("textarea", {
      class: "composer-field", rows: 1, "data-testid": testid, "aria-label": label, placeholder: label, spellcheck: "true",
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
    });
    this.sender = node("button", { type: "button", class: "send", "data-testid": testid === "composer" ? "send" : "thread-send", "aria-label": "Send message", disabled: true, on: { click: () => this.send() } }, icon("send"));
    this.attached = new Attachments(testid, () => this.ready());
    this.tools = node("div", { class: "composer-tools" },
      this.attached.button, this.attached.picker, this.insertButton("@", "Mention someone"), this.insertButton("/", "Use a command"), node("span", { class: "composer-hint" }, "Enter sends, Shift+Enter starts a new line"), this.sender);
    this.completion = new Completion(this.field);
    this.box = node("div", { class: "composer" }, this.completion.list, this.attached.shelf, this.field, this.tools);
    this.attached.accept(this.box);
    this.field.addEventListener("input", () => this.changed());
    this.field.addEventListener("keydown", (event) => this.key(event));
  }

  insertButton(character, label) {
    return node("button", {
      type: "button", class: "icon-button", "aria-label": label, title: label,
      on: {
        click: () => {
          const { field } = this;
          const gap = character === "@" && field.value && !/\s$/.test(field.value) ? " " : "";
          field.value = character === "/" ? "/" : `${field.value}${gap}${character}`;
          field.focus();
          this.changed();
        },
      },
    }, character);
  }

  /** Point the composer at another conversation, keeping each draft. */
  aim(key, label) {
    if (this.draftKey === key) {
      this.relabel(label);
      return;
    }
    this.draftKey = key;
    this.relabel(label);
    this.field.value = drafts.get(key) ?? "";
    this.changed();
  }

  relabel(label) {
    this.field.placeholder = label;
    this.field.setAttribute("aria-label", label);
  }

  changed() {
    drafts.set(this.draftKey, this.field.value);
    this.ready();
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 220)}px`;
    this.completion.look();
  }

  ready() {
    this.sender.disabled = this.field.value.trim() === "" && this.attached.files.length === 0;
  }

  key(event) {
    if (event.isComposing || this.completion.key(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.send();
  }

  /** A command waits for the app, up to three seconds, so the box says that it is busy. */
  setSending(sending) {
    this.sending = sending;
    this.sender.setAttribute("aria-busy", String(sending));
  }

  async send() {
    const text = this.field.value.trim();
    const { files } = this.attached;
    if ((!text && !files.length) || this.sending) return;
    this.setSending(true);
    const { channel, thread } = this.place();
    const key = this.draftKey;
    const answer = files.length
      ? await this.attached.send({ channel, ...(thread ? { thread_ts: thread } : {}) }, text)
      : await deliver(text, channel, thread);
    this.setSending(false);
    if (!answer) return;
    drafts.delete(key);
    if (this.draftKey === key && this.field.value.trim() === text) {
      this.field.value = "";
      this.changed();
    }
    this.onSent(answer);
  }
}
