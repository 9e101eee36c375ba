// Draws one message: author, blocks or text, attachments, files, reactions and the way into its thread.

import { sendToBot } from "./backend.js";
import { avatar } from "./avatars.js";
import { drawBlocks } from "./blocks.js";
import { ago, isoMoment, timeOfDay, wholeMoment } from "./clock.js";
import { icon, node } from "./dom.js";
import { EMOJI, emojiCharacter } from "./emoji.js";
import { fileCards } from "./files.js";
import { messageTools, openReactions } from "./message_tools.js";
import { markdown } from "./markdown.js";
import { mrkdwn } from "./mrkdwn.js";
import { link } from "./references.js";
import { messageSurface } from "./surface.js";
import { textNodes } from "./texts.js";
import { attempt } from "./toast.js";
import { userName, workspace } from "./workspace.js";

/** Who wrote a message; an app's message belongs to the app's user. */
export const authorOf = (message) => message.user ?? (message.bot_id ? workspace.bot.user_id : "");

const isApp = (message) => Boolean(message.bot_id) || authorOf(message) === workspace.bot.user_id;
const shownName = (message) => message.username ?? userName(authorOf(message));

/** A person's own rich text says no more than the text, and the text keeps quotes, lists and code. */
const usesBlocks = (message) => Boolean(message.blocks?.length)
  && (isApp(message) || message.blocks.some((block) => block.type !== "rich_text"));

function attachment(item, place) {
  const colour = /^#?[0-9a-f]{6}$/i.test(item.color ?? "") ? `#${item.color.replace("#", "")}` : null;
  return node("div", { class: "attachment", style: colour ? { "border-left-color": colour } : {} },
    item.pretext ? node("div", { class: "prose" }, mrkdwn(item.pretext)) : null,
    item.author_name ? node("small", {}, item.author_name) : null,
    item.title ? node("strong", {}, item.title_link ? link(item.title_link, item.title) : item.title) : null,
    item.blocks ? drawBlocks(item.blocks, place) : [
      item.text ? node("div", { class: "prose" }, mrkdwn(item.text)) : null,
      item.fields?.length ? node("div", { class: "section-fields" }, item.fields.map((field) => node("div", { class: "prose" }, node("strong", {}, field.title), mrkdwn(field.value)))) : null,
      !item.text && item.fallback ? node("p", {}, item.fallback) : null],
    item.footer ? node("small", {}, item.footer) : null);
}

function reactions(channel, message) {
  if (!message.reactions?.length) return null;
  const one = (reaction) => {
    const mine = (reaction.users ?? []).includes(workspace.me);
    const names = (reaction.users ?? []).map(userName).join(", ");
    return node("button", {
      type: "button", class: "reaction", "aria-pressed": String(mine), title: `${names} reacted with :${reaction.name}:`,
      "aria-label": `${reaction.name}, ${reaction.count ?? 1}. ${mine ? "Take yours away" : "Add yours"}`, "data-reaction": reaction.name,
      on: { click: () => attempt(() => sendToBot("react", { channel, ts: message.ts, name: reaction.name, remove: mine })) },
    }, node("span", { "aria-hidden": "true" }, EMOJI.has(reaction.name) ? emojiCharacter(reaction.name) : `:${reaction.name}:`), ` ${reaction.count ?? reaction.users?.length ?? 1}`);
  };
  return node("div", { class: "reactions" }, message.reactions.map(one),
    node("button", { type: "button", class: "reaction", "aria-label": "Add a reaction", "aria-haspopup": "dialog", "aria-expanded": "false", on: { click: (event) => openReactions(event.currentTarget, channel, message) } }, icon("smile")));
}

function threadLink(message, openThread) {
  if (!message.reply_count) return null;
  const count = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
  return node("button", { type: "button", class: "thread-link", "data-testid": "thread-link", on: { click: () => openThread(message.ts) } },
    node("span", { class: "thread-faces" }, (message.reply_users ?? []).slice(0, 3).map((id) => avatar(id, "tiny"))),
    node("strong", {}, count), message.latest_reply ? node("small", {}, `Last reply ${ago(message.latest_reply)}`) : null);
}

const stamp = (message) => node("time", { class: "stamp", datetime: isoMoment(message.ts), title: wholeMoment(message.ts) }, timeOfDay(message.ts));

/** The plain body of a message without blocks; streamed answers are standard Markdown. */
function body(message) {
  if (message.markdown_text) return markdown(message.markdown_text);
  if (message.streaming) return markdown(message.text ?? "");
  return message.mrkdwn === false ? textNodes(message.text ?? "") : mrkdwn(message.text ?? "");
}

/** "(edited)" at the end of the last line of text, as Slack shows it. */
function markEdited(drawn, message) {
  if (!message.edited) return drawn;
  const mark = node("span", { class: "edited", title: message.edited.ts ? wholeMoment(message.edited.ts) : null }, " (edited)");
  const last = drawn.querySelector(":scope > .message-text > p:last-child");
  (last ?? drawn).append(mark);
  return drawn;
}

function content(channel, message) {
  const place = { surface: messageSurface(channel, message) };
  const blocks = usesBlocks(message) ? drawBlocks(message.blocks, place) : [];
  // A stream may carry text and, after it, task or feedback blocks.
  const wantsText = !blocks.length || (message.streaming && message.text && !message.blocks.some((block) => ["markdown", "rich_text", "section"].includes(block.type)));
  return node("div", { class: `message-content${message.streaming ? " streaming" : ""}` },
    wantsText && message.text ? node("div", { class: "prose message-text" }, body(message)) : null,
    blocks.length ? node("div", { class: "blocks" }, blocks) : null,
    (message.attachments ?? []).map((item) => attachment(item, place)),
    fileCards(message.files));
}

/** A whole message; grouped ones follow the same author closely and hide the repeated name. */
export function drawMessage(channel, message, { grouped = false, inThread = false, openThread }) {
  if (message.subtype === "tombstone" || /_(join|leave)$/.test(message.subtype ?? "")) {
    return node("div", { class: "message message-system", role: "listitem", "data-testid": "message", "data-ts": message.ts }, node("div", { class: "gutter" }),
      node("div", { class: "message-main" }, node("p", { class: "system-words" }, mrkdwn(message.text ?? "")), inThread ? null : threadLink(message, openThread)));
  }
  const author = authorOf(message);
  const ephemeral = message.is_ephemeral === true;
  const head = node("div", { class: "message-head" }, node("span", { class: "author" }, shownName(message)),
    isApp(message) ? node("span", { class: "badge" }, "APP") : null, stamp(message));
  const main = node("div", { class: "message-main" },
    ephemeral ? node("p", { class: "ephemeral-note" }, icon("eye"), "Only visible to you") : null,
    grouped ? node("span", { class: "visually-hidden" }, shownName(message)) : head,
    markEdited(content(channel, message), message),
    reactions(channel, message), inThread ? null : threadLink(message, openThread));
  return node("div", {
    class: `message${grouped ? " grouped" : ""}${ephemeral ? " ephemeral" : ""}`, role: "listitem",
    "data-testid": "message", "data-ts": message.ts, "data-author": author, "data-ephemeral": ephemeral ? "true" : null, "data-streaming": message.streaming ? "true" : null,
  }, node("div", { class: "gutter" }, grouped ? stamp(message) : avatar(author)), main,
  ephemeral || message.streaming ? null : messageTools(channel, message, { inThread, openThread }));
}
