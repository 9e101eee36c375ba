// Draws Slack's mrkdwn as DOM nodes; what is not understood stays visible text.

import { emojiCharacter, EMOJI } from "./emoji.js";
import { fragment, node } from "./dom.js";
import { angleReference, link } from "./references.js";

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** Undo the three escapes Slack uses. */
export const decodeEntities = (text) => text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]);

const TOKEN = /<([^<>\n]+)>|`([^`\n]+)`|:([a-z0-9_+-]+):|(https?:\/\/[^\s<>|`]+[^\s<>|`.,;:!?)\]}'"*_~])|([*_~])/g;
const STYLES = { "*": "strong", _: "em", "~": "s" };
const isWordCharacter = (character) => /[\p{L}\p{N}]/u.test(character ?? "");

/** Where the style opened at `start` closes on the same line, or -1. */
function closingAt(text, mark, start) {
  if (/\s/.test(text[start + 1] ?? " ") || text[start + 1] === mark || isWordCharacter(text[start - 1])) return -1;
  for (let at = text.indexOf(mark, start + 2); at > 0; at = text.indexOf(mark, at + 1)) {
    if (!/\s/.test(text[at - 1]) && !isWordCharacter(text[at + 1]) && text[at + 1] !== mark) return at;
  }
  return -1;
}

/** Inline mrkdwn of one line as a list of nodes. */
export function inlineNodes(text) {
  const nodes = [];
  const pattern = new RegExp(TOKEN);
  let done = 0;
  const plain = (until) => {
    if (until > done) nodes.push(document.createTextNode(decodeEntities(text.slice(done, until))));
  };
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, angle, code, emoji, address, mark] = match;
    let made = null;
    let end = match.index + whole.length;
    if (angle) made = angleReference(angle, decodeEntities);
    else if (code) made = node("code", {}, codeNodes(code));
    else if (emoji && EMOJI.has(emoji)) made = node("span", { class: "emoji", role: "img", "aria-label": emoji }, emojiCharacter(emoji));
    else if (address) made = link(decodeEntities(address));
    else if (mark) {
      const close = closingAt(text, mark, match.index);
      if (close > 0) {
        made = node(STYLES[mark], {}, inlineNodes(text.slice(match.index + 1, close)));
        end = close + 1;
      }
    }
    if (made) {
      plain(match.index);
      nodes.push(made);
      done = end;
    }
    // A colon that ends no emoji may start the next one, so only its first character is skipped.
    pattern.lastIndex = made ? end : match.index + 1;
  }
  plain(text.length);
  return nodes;
}

/** Code keeps its characters, yet a reference inside it is as live as anywhere else. */
function codeNodes(code) {
  return code.split(/(<[@#!][^<>\n]+>)/).map((piece, index) =>
    (index % 2 ? angleReference(piece.slice(1, -1), decodeEntities) : decodeEntities(piece)));
}

const BULLET = /^(\s*)(?:[•◦▪-]|(\d+)[.)])\s+(.*)$/;
const QUOTE = /^(?:&gt;|>)\s?/;

function paragraph(lines) {
  return node("p", {}, lines.map((line, index) => [index ? node("br") : null, inlineNodes(line)]));
}

function list(lines) {
  const ordered = BULLET.exec(lines[0])[2] !== undefined;
  return node(ordered ? "ol" : "ul", ordered ? { start: BULLET.exec(lines[0])[2] } : {}, lines.map((line) => {
    const [, indent, , rest] = BULLET.exec(line);
    return node("li", { class: indent.length > 1 ? "deeper" : null }, inlineNodes(rest));
  }));
}

const kindOf = (line) => {
  if (QUOTE.test(line)) return "quote";
  const bullet = BULLET.exec(line);
  if (bullet) return bullet[2] ? "ordered" : "bullet";
  return line.trim() === "" ? "gap" : "text";
};

function blocksOf(text) {
  const made = [];
  const lines = text.split("\n");
  for (let start = 0; start < lines.length;) {
    const kind = kindOf(lines[start]);
    let end = start + 1;
    while (end < lines.length && kindOf(lines[end]) === kind) end += 1;
    const run = lines.slice(start, end);
    if (kind === "quote") made.push(node("blockquote", {}, blocksOf(run.map((line) => line.replace(QUOTE, "")).join("\n"))));
    else if (kind === "bullet" || kind === "ordered") made.push(list(run));
    else if (kind === "text") made.push(paragraph(run));
    start = end;
  }
  return made;
}

/** Whole mrkdwn text: paragraphs, quotes, lists and code blocks. */
export function mrkdwn(text) {
  const pieces = String(text ?? "").split(/```\n?([\s\S]*?)\n?```/);
  return fragment(pieces.map((piece, index) => {
    if (index % 2) return node("pre", { tabindex: "0" }, node("code", {}, codeNodes(piece)));
    return blocksOf(piece);
  }));
}
