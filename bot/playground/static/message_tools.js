// The tools of one message: reactions, reply in thread, edit, delete and the app's message shortcuts.

import { sendToBot } from "./backend.js";
import { fill, icon, iconButton, node } from "./dom.js";
import { EMOJI, emojiCharacter, QUICK_REACTIONS } from "./emoji.js";
import { closePopover, confirmed, menu, popover } from "./overlays.js";
import { messageSource } from "./source_text.js";
import { attempt, toast } from "./toast.js";
import { workspace } from "./workspace.js";

/** A small emoji picker that adds or takes back a reaction. */
export function openReactions(control, channel, message) {
  const choose = (name) => {
    closePopover(true);
    const mine = message.reactions?.some((reaction) => reaction.name === name && reaction.users?.includes(workspace.me));
    attempt(() => sendToBot("react", { channel, ts: message.ts, name, remove: Boolean(mine) }));
  };
  const grid = node("div", { class: "emoji-grid" });
  const show = (names) => fill(grid, names.map((name) => node("button", { type: "button", class: "emoji-choice", "aria-label": name, title: `:${name}:`, on: { click: () => choose(name) } }, emojiCharacter(name))));
  const search = node("input", {
    class: "field search", type: "search", placeholder: "Search emoji", "aria-label": "Search emoji",
    on: { input: () => show(search.value ? [...EMOJI.keys()].filter((name) => name.includes(search.value.trim().toLowerCase())).slice(0, 40) : QUICK_REACTIONS) },
  });
  show(QUICK_REACTIONS);
  if (popover(control, node("div", { class: "emoji-picker" }, search, grid), { label: "Add a reaction" })) search.focus();
}

async function remove(channel, message) {
  const sure = await confirmed({ title: "Delete message", text: "This cannot be undone. Everyone stops seeing the message.", confirm: "Delete", deny: "Cancel", danger: true });
  if (sure) await attempt(() => sendToBot("delete", { channel, ts: message.ts }));
}

/** Swap a message's content for an editor. */
function edit(channel, message, row) {
  const content = row.querySelector(".message-content");
  if (!content || row.querySelector(".editor")) return;
  const field = node("textarea", { class: "field", rows: 3, "aria-label": "Edit message", "data-testid": "edit-field", value: messageSource(message.text ?? "") });
  const close = () => {
    editor.remove();
    content.hidden = false;
  };
  const save = async () => {
    if (!field.value.trim()) return toast("An empty message cannot be saved. Delete it instead.");
    const saved = await attempt(() => sendToBot("edit", { channel, ts: message.ts, text: field.value }));
    return saved ? close() : undefined;
  };
  const editor = node("div", { class: "editor" }, field, node("div", { class: "actions" },
    node("button", { type: "button", class: "button small", on: { click: close } }, "Cancel"),
    node("button", { type: "button", class: "button small primary", "data-testid": "edit-save", on: { click: save } }, "Save")));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    save();
  });
  content.hidden = true;
  content.after(editor);
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

const isMessageShortcut = (shortcut) => shortcut.type === "message" || shortcut.type === "message_action";

/** The bar shown on hover, on focus and, on touch screens, as one "more" button. */
export function messageTools(channel, message, { inThread, openThread }) {
  const own = message.user === workspace.me;
  const isRoot = !message.thread_ts || message.thread_ts === message.ts;
  const more = (event) => {
    const row = event.currentTarget.closest(".message");
    const control = event.currentTarget;
    menu(control, "More actions", [
      { label: "Add reaction…", choose: () => openReactions(control, channel, message) },
      ...(inThread || !isRoot ? [] : [{ label: "Reply in thread", choose: () => openThread(message.ts) }]),
      ...workspace.shortcuts.filter(isMessageShortcut).map((shortcut) => ({
        label: shortcut.name, description: workspace.bot.name, testid: `shortcut-${shortcut.callback_id}`,
        choose: () => attempt(() => sendToBot("shortcut", { callback_id: shortcut.callback_id, channel, message_ts: message.ts })),
      })),
      ...(own ? [
        { label: "Edit message", testid: "edit-message", choose: () => edit(channel, message, row) },
        { label: "Delete message…", testid: "delete-message", danger: true, choose: () => remove(channel, message) },
      ] : []),
    ]);
  };
  const popup = { "aria-haspopup": "true", "aria-expanded": "false" };
  return node("div", { class: "message-tools", role: "toolbar", "aria-label": "Message actions" },
    iconButton("smile", "Add reaction", (event) => openReactions(event.currentTarget, channel, message), { ...popup, "data-testid": "add-reaction" }),
    inThread || !isRoot ? null : iconButton("reply", "Reply in thread", () => openThread(message.ts), { "data-testid": "reply-in-thread" }),
    node("button", { type: "button", class: "icon-button", "aria-label": "More actions", title: "More actions", "data-testid": "message-more", ...popup, on: { click: more } }, icon("more")));
}
