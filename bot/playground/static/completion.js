// Suggests people, channels and commands while someone types.

import { fill, node } from "./dom.js";
import { handleOf } from "./source_text.js";
import { workspace } from "./workspace.js";

const MOST = 8;
let counter = 0;

const begins = (word, typed) => word.toLowerCase().split(/[\s.-]/).some((piece) => piece.startsWith(typed)) || word.toLowerCase().startsWith(typed);

function people(typed) {
  const groups = [["here", "Notify the people who are here"], ["channel", "Notify everyone in this channel"]];
  return [
    ...[...workspace.users.values()].filter((user) => begins(`${user.name} ${user.real_name}`, typed))
      .map((user) => ({ insert: `@${handleOf(user.id)} `, title: user.real_name || user.name, note: user.is_bot ? "App" : (user.title ?? "") })),
    ...groups.filter(([name]) => name.startsWith(typed)).map(([name, note]) => ({ insert: `@${name} `, title: `@${name}`, note })),
  ];
}

const channels = (typed) => [...workspace.channels.values()].filter((channel) => channel.type !== "im" && begins(channel.name, typed))
  .map((channel) => ({ insert: `#${channel.name} `, title: `#${channel.name}`, note: channel.topic ?? "" }));

const commands = (typed) => workspace.commands.filter((one) => one.command.slice(1).startsWith(typed))
  .map((one) => ({ insert: `${one.command} `, title: `${one.command} ${one.usage_hint ?? ""}`.trim(), note: one.description ?? "" }));

const SOURCES = { "@": people, "#": channels, "/": commands };

export class Completion {
  constructor(field) {
    counter += 1;
    this.field = field;
    this.list = node("div", { class: "completion", role: "listbox", id: `completion-${counter}`, "aria-label": "Suggestions", hidden: true });
    field.setAttribute("aria-controls", this.list.id);
    field.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.found = [];
    this.at = 0;
  }

  /** Look at the word before the caret and show what it may become. */
  look() {
    const before = this.field.value.slice(0, this.field.selectionStart);
    const match = /(?:^|\s)([@#])([\w.-]*)$/.exec(before) ?? /^(\/)([\w-]*)$/.exec(before);
    this.typed = match ? match[1] + match[2] : "";
    this.found = match ? SOURCES[match[1]](match[2].toLowerCase()).slice(0, MOST) : [];
    this.at = 0;
    this.draw();
  }

  draw() {
    this.list.hidden = this.found.length === 0;
    this.field.setAttribute("aria-expanded", String(!this.list.hidden));
    fill(this.list, this.found.map((one, index) => node("div", {
      class: "suggestion", role: "option", id: `${this.list.id}-${index}`, "aria-selected": String(index === this.at),
      on: { pointerdown: (event) => { event.preventDefault(); this.take(index); } },
    }, node("strong", {}, one.title), node("small", {}, one.note))));
    if (this.found.length) this.field.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  take(index) {
    const { field, typed } = this;
    const caret = field.selectionStart;
    const { insert } = this.found[index];
    field.setRangeText(insert, caret - typed.length, caret, "end");
    this.close();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  close() {
    this.found = [];
    this.draw();
  }

  /** Handle a key while the list is open; answers true when it was used. */
  key(event) {
    if (!this.found.length) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      this.at = (this.at + steps[event.key] + this.found.length) % this.found.length;
      this.draw();
    } else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey && this.found[this.at].insert.trim() !== this.typed)) this.take(this.at);
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    return true;
  }
}
