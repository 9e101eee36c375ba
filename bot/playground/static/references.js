// Draws the things text points at: people, channels, links, dates and group mentions.

import { formatDate } from "./clock.js";
import { node } from "./dom.js";
import { channelName, userName, workspace } from "./workspace.js";

const SAFE_LINK = /^(https?:|mailto:|tel:|slack:)/i;

/** A link, or its bare text when the address is not one a browser should follow. */
export function link(address, label) {
  const words = label || address.replace(/^mailto:/, "");
  if (!SAFE_LINK.test(address)) return node("span", {}, words);
  return node("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words);
}

/** A live mention of a person; it notifies, so it never looks like plain text. */
export function userMention(id) {
  const own = id === workspace.me ? " mention-me" : "";
  return node("span", { class: `mention${own}`, "data-user": id }, `@${userName(id)}`);
}

/** A live mention of everybody: <!here>, <!channel>, <!everyone> or a user group. */
export function groupMention(name) {
  return node("span", { class: "mention mention-group", "data-group": name }, `@${name}`);
}

export function channelReference(id, label) {
  const name = workspace.channels.has(id) ? channelName(id) : (label || id);
  return node("a", { class: "channel-reference", href: `?as=${workspace.me}&channel=${id}`, "data-open-channel": id }, `#${name}`);
}

export function dateReference(unixSeconds, format, address, fallback) {
  const words = Number.isFinite(Number(unixSeconds)) ? formatDate(unixSeconds, format) : fallback;
  return address ? link(address, words) : node("time", { title: fallback }, words);
}

/** The node for what stands between < and > in mrkdwn. */
export function angleReference(inside, decode) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : decode(inside.slice(bar + 1));
  if (/^@[UW]\w+$/.test(target)) return userMention(target.slice(1));
  if (/^#[CDG]\w+$/.test(target)) return channelReference(target.slice(1), label);
  if (target.startsWith("!date^")) {
    const [, unixSeconds, format = "{date}", address] = target.split("^");
    return dateReference(unixSeconds, decode(format), address ? decode(address) : "", label);
  }
  if (target.startsWith("!subteam^")) return groupMention(label.replace(/^@/, "") || target.slice(9));
  if (target.startsWith("!")) return groupMention(label.replace(/^@/, "") || target.slice(1));
  const address = decode(target);
  // What is no reference at all was written with its brackets and keeps them.
  return SAFE_LINK.test(address) || label ? link(address, label) : node("span", {}, `<${address}>`);
}
