// The card that tells a newcomer where to begin, until they close it.

import { iconButton, node } from "./dom.js";
import { openChannel } from "./route.js";
import { workspace } from "./workspace.js";

const HIDDEN = "playground.guide-hidden";
let hidden = false;

function isHidden() {
  try {
    return hidden || window.sessionStorage.getItem(HIDDEN) === "yes";
  } catch {
    return hidden;
  }
}

function hide(redraw) {
  hidden = true;
  try {
    window.sessionStorage.setItem(HIDDEN, "yes");
  } catch {
    // Private windows may forbid storage; the card stays away until the page is reloaded.
  }
  redraw();
}

/** Open the thread of a step and put its words into the box, ready to be sent or changed. */
function prepare({ channel, thread_ts: thread, message }) {
  openChannel(channel, { thread });
  requestAnimationFrame(() => setTimeout(() => {
    const field = document.querySelector("[data-testid=thread-composer]");
    if (!field) return;
    field.value = message;
    field.dispatchEvent(new Event("input"));
    field.focus();
  }));
}

const step = (one) => node("li", {}, one.text, one.message && workspace.channels.has(one.channel)
  ? node("button", { type: "button", class: "link-button", "data-testid": "guide-prepare", on: { click: () => prepare(one) } }, "Prepare it for me") : null);

/** The card, in the channel it begins in and until it is closed. */
export function guide(redraw) {
  if (workspace.guide[0]?.channel !== workspace.channel || isHidden()) return null;
  return node("section", { class: "guide", "aria-label": "Where to begin", "data-testid": "guide" },
    node("header", {}, node("strong", {}, "New here? Three things to try"),
      iconButton("close", "Hide these hints", () => hide(redraw), { "data-testid": "guide-hide" })),
    node("ol", {}, workspace.guide.map(step)));
}
