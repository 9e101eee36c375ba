// Draws Block Kit text objects: plain_text and mrkdwn.

import { fragment, node } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";

/** The plain words of a text object or string, with emoji names drawn. */
export function wordsOf(text) {
  if (text === null || text === undefined) return "";
  if (typeof text === "string") return withEmoji(text);
  return text.emoji === false ? String(text.text ?? "") : withEmoji(String(text.text ?? ""));
}

/** A text object as nodes; plain_text never becomes markup. */
export function textNodes(text, ifString = "plain_text") {
  if (text === null || text === undefined) return fragment();
  const shaped = typeof text === "string" ? { type: ifString, text } : text;
  if (shaped.type === "mrkdwn") return mrkdwn(shaped.text);
  return fragment(wordsOf(shaped).split("\n").map((line, index) => [index ? node("br") : null, line]));
}
