// Draws people as coloured initials and the app as its badge.

import { node } from "./dom.js";
import { userName, workspace } from "./workspace.js";

const PALETTE = ["#4f6bd8", "#b0487d", "#2f8f6b", "#b3641e", "#7a52c7", "#1f86a8", "#a33f3f", "#5d7a1f"];

const hue = (id) => PALETTE[[...String(id)].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7) % PALETTE.length];

function initials(name) {
  const words = String(name).replace(/[^\p{L}\p{N} ]/gu, "").split(/\s+/).filter(Boolean);
  return (words.length > 1 ? words[0][0] + words.at(-1)[0] : (words[0] ?? "?").slice(0, 1)).toUpperCase();
}

/** A decorative picture of a user; the name always stands beside it. */
export function avatar(id, className = "") {
  const user = workspace.users.get(id);
  const isApp = user?.is_bot || id === workspace.bot.user_id;
  const colour = user?.color ? `#${String(user.color).replace("#", "")}` : hue(id);
  return node("span", { class: `avatar ${isApp ? "avatar-app" : ""} ${className}`, "aria-hidden": "true", style: isApp ? {} : { background: colour } }, initials(userName(id)));
}
