// The inspector: every frame between the workspace and the app, live, as expandable JSON.

import { read } from "./backend.js";
import { timeWithSeconds } from "./clock.js";
import { fill, icon, node } from "./dom.js";
import { listenToFrames } from "./live.js";
import { attempt } from "./toast.js";

const KEPT = 600;
const frames = new Map();
const filter = { words: "", direction: "", pings: false };
const list = node("ol", { class: "frames", "data-testid": "frames" });
const count = node("span", { class: "frame-count", role: "status" });
let active = false;

const TOKENS = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

/** JSON with its keys, strings and numbers set apart. */
function prettyJson(value) {
  const text = JSON.stringify(value, null, 2) ?? "";
  const made = node("pre", { class: "json", tabindex: "0" });
  let done = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [whole, string, colon, word] = match;
    made.append(text.slice(done, match.index), node("span", { class: string ? (colon ? "json-key" : "json-string") : word ? "json-word" : "json-number" }, string ?? whole), colon ?? "");
    done = match.index + whole.length;
  }
  made.append(text.slice(done));
  return made;
}

const isBad = (frame) => frame.answer?.ok === false || frame.answer?.error || frame.status >= 400 || frame.body?.error;

function detail(frame) {
  const parts = [node("h4", {}, frame.direction === "in" ? "Sent by the app" : "Sent to the app"), prettyJson(frame.body)];
  if (frame.answer !== undefined) parts.push(node("h4", {}, "Answer"), prettyJson(frame.answer));
  return parts;
}

const envelopeNames = new Map();

/** What to call a frame: an acknowledgement is named after what it acknowledges. */
function nameOf(frame) {
  const envelope = frame.body?.envelope_id;
  if (frame.kind !== "ack") {
    if (envelope) envelopeNames.set(envelope, frame.name);
    return frame.name ?? "";
  }
  return envelopeNames.get(envelope ?? frame.name) ?? frame.name ?? "";
}

function row(frame) {
  const inside = node("div", { class: "frame-detail", hidden: true });
  const control = node("button", {
    type: "button", class: "frame-head", "aria-expanded": "false",
    on: {
      click: () => {
        inside.hidden = !inside.hidden;
        control.setAttribute("aria-expanded", String(!inside.hidden));
        if (!inside.childElementCount) fill(inside, detail(frame));
        if (!inside.hidden) inside.scrollIntoView({ block: "nearest" });
      },
    },
  },
  node("span", { class: `frame-arrow ${frame.direction}`, role: "img", "aria-label": frame.direction === "in" ? "from the app" : "to the app" }, frame.direction === "in" ? "←" : "→"),
  node("time", { class: "frame-time" }, timeWithSeconds(frame.at)), node("span", { class: "frame-kind" }, frame.kind),
  node("span", { class: "frame-name" }, nameOf(frame)),
  frame.retry_num ? node("span", { class: "badge quiet" }, `retry ${frame.retry_num}`) : null,
  node("span", { class: `frame-status${isBad(frame) ? " bad" : ""}` }, [frame.answer?.error, frame.status, frame.ms === undefined ? null : `${Math.round(frame.ms)} ms`].filter(Boolean).join(" · ")),
  icon("chevron"));
  return node("li", { class: "frame", "data-frame": frame.n, "data-kind": frame.kind }, control, inside);
}

function passes(frame) {
  if (filter.direction && frame.direction !== filter.direction) return false;
  if (!filter.pings && frame.kind === "ping") return false;
  return !filter.words || JSON.stringify(frame).toLowerCase().includes(filter.words);
}

const stillAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < 60;
const sayCount = () => fill(count, `${list.childElementCount} of ${frames.size} frames`);

function redraw() {
  fill(list, [...frames.values()].filter(passes).map(row));
  sayCount();
  list.scrollTop = list.scrollHeight;
}

function add(frame) {
  const isNew = !frames.has(frame.n);
  nameOf(frame);
  frames.set(frame.n, frame);
  for (const oldest of frames.keys()) {
    if (frames.size <= KEPT) break;
    frames.delete(oldest);
    list.querySelector(`[data-frame="${oldest}"]`)?.remove();
  }
  if (!active || !passes(frame)) return;
  const follow = stillAtEnd();
  const drawn = list.querySelector(`[data-frame="${frame.n}"]`);
  if (!isNew && drawn) drawn.replaceWith(row(frame));
  else list.append(row(frame));
  sayCount();
  if (follow) list.scrollTop = list.scrollHeight;
}

/** Fetch what happened while nobody looked. */
export async function refreshFrames() {
  const answer = await attempt(() => read("frames", { after: 0 }));
  if (!answer) return;
  // After a reset the numbers start again, so what was kept here is stale.
  frames.clear();
  for (const frame of (answer.frames ?? []).slice(-KEPT)) {
    nameOf(frame);
    frames.set(frame.n, frame);
  }
  if (active) redraw();
}

/** The panel's content. */
export function inspectorPanel() {
  active = true;
  const set = (name, valueOf) => (event) => {
    filter[name] = valueOf(event.target);
    redraw();
  };
  const panel = [
    node("div", { class: "dock-tools" },
      node("input", { class: "field search", type: "search", placeholder: "Filter by any word", "aria-label": "Filter frames", value: filter.words, "data-testid": "frame-filter", on: { input: set("words", (field) => field.value.trim().toLowerCase()) } }),
      node("select", { class: "field", "aria-label": "Direction", on: { change: set("direction", (field) => field.value) } },
        [["", "Both directions"], ["in", "From the app"], ["out", "To the app"]].map(([value, words]) => node("option", { value, selected: filter.direction === value }, words))),
      node("label", { class: "choice compact" }, node("input", { type: "checkbox", checked: filter.pings, on: { change: set("pings", (field) => field.checked) } }), "pings"),
      count, node("a", { class: "button small", href: "/playground/recording", download: "recording.jsonl", "data-testid": "recording" }, icon("download"), "Recording")),
    list];
  refreshFrames();
  return panel;
}

export const closeInspector = () => { active = false; };

listenToFrames(add);
