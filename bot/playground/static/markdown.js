// Draws standard Markdown, as used by the markdown block and by streamed answers.

import { EMOJI, emojiCharacter } from "./emoji.js";
import { fragment, node } from "./dom.js";
import { decodeEntities } from "./mrkdwn.js";
import { angleReference, link } from "./references.js";

const INLINE = /\\([\\`*_{}[\]()#+.!|~<>-])|<([@#!][^<>\n]+|https?:[^<>\n]+)>|`([^`\n]+)`|!?\[([^\]\n]*)\]\(([^()\s]+)\)|\*\*([^\n]+?)\*\*|__([^\n]+?)__|~~([^\n]+?)~~|\*([^\s*][^*\n]*?)\*|(?<![\p{L}\p{N}])_([^\s_][^_\n]*?)_(?![\p{L}\p{N}])|:([a-z0-9_+-]+):|(https?:\/\/[^\s<>|`]+[^\s<>|`.,;:!?)\]}'"*_~])/gu;

/** Inline Markdown of one line. */
function inline(text) {
  const nodes = [];
  let done = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index < done) continue;
    const [whole, escaped, angle, code, label, target, strong, strongAlso, struck, emphasis, emphasisAlso, emoji, address] = match;
    let made = whole;
    if (escaped) made = escaped;
    else if (angle) made = angleReference(angle, decodeEntities);
    else if (code) made = node("code", {}, code);
    else if (target) made = link(target, label);
    else if (strong ?? strongAlso) made = node("strong", {}, inline(strong ?? strongAlso));
    else if (struck) made = node("s", {}, inline(struck));
    else if (emphasis ?? emphasisAlso) made = node("em", {}, inline(emphasis ?? emphasisAlso));
    else if (emoji && EMOJI.has(emoji)) made = emojiCharacter(emoji);
    else if (address) made = link(address);
    nodes.push(decodeEntities(text.slice(done, match.index)), made);
    done = match.index + whole.length;
  }
  nodes.push(decodeEntities(text.slice(done)));
  return nodes;
}

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/;
const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;
const QUOTE = /^\s*>\s?/;
const FENCE = /^\s*(```|~~~)/;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/;

const cellsOf = (line) => line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));

function table(lines) {
  const [header, rule, ...rows] = lines.map(cellsOf);
  const side = rule.map((cell) => (cell.endsWith(":") ? (cell.startsWith(":") ? "center" : "right") : "left"));
  const cells = (tag, row) => row.map((cell, index) => node(tag, { class: `cell-${side[index] ?? "left"}` }, inline(cell)));
  return node("div", { class: "table-frame", tabindex: "0" }, node("table", {},
    node("thead", {}, node("tr", {}, cells("th", header))),
    node("tbody", {}, rows.map((row) => node("tr", {}, cells("td", row))))));
}

function task(text) {
  const box = /^\[([ xX])\]\s+(.*)$/.exec(text);
  if (!box) return inline(text);
  return [node("input", { type: "checkbox", disabled: true, checked: box[1] !== " ", "aria-label": box[2] }), " ", inline(box[2])];
}

/** Nested lists by indentation. */
function list(lines) {
  const first = ITEM.exec(lines[0]);
  const ordered = /\d/.test(first[2]);
  const made = node(ordered ? "ol" : "ul", ordered ? { start: Number.parseInt(first[2], 10) } : {});
  for (let index = 0; index < lines.length;) {
    const item = ITEM.exec(lines[index]);
    let end = index + 1;
    while (end < lines.length && (ITEM.exec(lines[end])?.[1].length ?? 99) > first[1].length) end += 1;
    const below = lines.slice(index + 1, end);
    const nested = below.findIndex((line) => ITEM.test(line));
    const more = nested < 0 ? below : below.slice(0, nested);
    made.append(node("li", {}, task([item?.[3] ?? lines[index], ...more.map((line) => line.trim())].join(" ")),
      nested < 0 ? null : list(below.slice(nested))));
    index = end;
  }
  return made;
}

function takeFence(lines, start) {
  const mark = FENCE.exec(lines[start])[1];
  let end = start + 1;
  while (end < lines.length && !lines[end].trim().startsWith(mark)) end += 1;
  return [node("pre", { tabindex: "0" }, node("code", {}, lines.slice(start + 1, end).join("\n"))), end + 1];
}

function takeWhile(lines, start, belongs) {
  let end = start + 1;
  while (end < lines.length && belongs(lines[end])) end += 1;
  return [lines.slice(start, end), end];
}

const startsBlock = (line) => HEADING.test(line) || RULE.test(line) || ITEM.test(line) || QUOTE.test(line) || FENCE.test(line);

/** Whole Markdown text. */
export function markdown(text) {
  const lines = String(text ?? "").replaceAll("\r\n", "\n").split("\n");
  const made = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    const heading = HEADING.exec(line);
    let run;
    if (line.trim() === "") at += 1;
    else if (FENCE.test(line)) {
      const [block, end] = takeFence(lines, at);
      made.push(block);
      at = end;
    } else if (heading) {
      made.push(node(`h${Math.min(heading[1].length + 2, 6)}`, { class: "markdown-heading" }, inline(heading[2])));
      at += 1;
    } else if (RULE.test(line)) {
      made.push(node("hr"));
      at += 1;
    } else if (QUOTE.test(line)) {
      [run, at] = takeWhile(lines, at, (next) => QUOTE.test(next));
      made.push(node("blockquote", {}, markdown(run.map((quoted) => quoted.replace(QUOTE, "")).join("\n"))));
    } else if (ITEM.test(line)) {
      [run, at] = takeWhile(lines, at, (next) => ITEM.test(next) || (/^\s{2,}\S/.test(next) && !FENCE.test(next)));
      made.push(list(run));
    } else if (line.includes("|") && TABLE_RULE.test(lines[at + 1] ?? "")) {
      [run, at] = takeWhile(lines, at, (next) => next.includes("|"));
      made.push(table(run));
    } else {
      [run, at] = takeWhile(lines, at, (next) => next.trim() !== "" && !startsBlock(next));
      made.push(node("p", {}, run.map((words, index) => [index ? node("br") : null, inline(words)])));
    }
  }
  return fragment(made);
}
