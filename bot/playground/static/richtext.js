// Draws rich_text blocks: sections, lists, quotes and preformatted text.

import { emojiCharacter } from "./emoji.js";
import { fragment, node } from "./dom.js";
import { channelReference, dateReference, groupMention, link, userMention } from "./references.js";

const STYLE_TAGS = [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"], ["underline", "u"]];

function styled(made, style = {}) {
  return STYLE_TAGS.reduce((inner, [name, tag]) => (style[name] ? node(tag, {}, inner) : inner), made);
}

function lines(text) {
  return fragment(String(text).split("\n").map((line, index) => [index ? node("br") : null, line]));
}

const PIECES = {
  text: (piece) => lines(piece.text),
  link: (piece) => link(piece.url, piece.text),
  user: (piece) => userMention(piece.user_id),
  usergroup: (piece) => groupMention(piece.usergroup_id),
  broadcast: (piece) => groupMention(piece.range),
  channel: (piece) => channelReference(piece.channel_id),
  emoji: (piece) => node("span", { class: "emoji", role: "img", "aria-label": piece.name }, emojiCharacter(piece.name)),
  date: (piece) => dateReference(piece.timestamp, piece.format, piece.url, piece.fallback ?? ""),
  color: (piece) => node("span", {}, node("span", { class: "colour-chip", style: { background: piece.value } }), piece.value),
};

const inline = (elements) => (elements ?? []).map((piece) =>
  styled((PIECES[piece.type] ?? ((other) => String(other.text ?? "")))(piece), piece.style));

function list(element) {
  const ordered = element.style === "ordered";
  return node(ordered ? "ol" : "ul", { class: `indent-${Math.min(element.indent ?? 0, 8)}`, start: ordered ? (element.offset ?? 0) + 1 : null },
    (element.elements ?? []).map((item) => node("li", {}, inline(item.elements))));
}

const PARTS = {
  rich_text_section: (element) => node("p", {}, inline(element.elements)),
  rich_text_list: list,
  rich_text_quote: (element) => node("blockquote", {}, node("p", {}, inline(element.elements))),
  rich_text_preformatted: (element) => node("pre", { tabindex: "0" }, node("code", {}, inline(element.elements))),
};

/** The inside of a rich_text block or of a rich_text cell. */
export function richText(block) {
  return fragment((block.elements ?? []).map((element) => (PARTS[element.type] ?? PARTS.rich_text_section)(element)));
}

/** The words of a rich_text block without any styling, for labels and sorting. */
export function richTextWords(block) {
  const words = (element) => (element.elements ? element.elements.map(words).join("") : (element.text ?? element.name ?? ""));
  return words(block ?? {});
}
