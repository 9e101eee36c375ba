// The fault switches: make the workspace misbehave on purpose, with a probability for each fault.

import { read, send } from "./backend.js";
import { fill, node } from "./dom.js";
import { attempt, toast } from "./toast.js";

const KINDS = [
  { kind: "429", name: "Rate limited (429)", note: "Answer with Retry-After.", method: "*", extra: ["retry_after", "Retry after, seconds", 1] },
  { kind: "500", name: "Server error (500)", note: "Answer with an internal error.", method: "*" },
  { kind: "delay", name: "Slow answer", note: "Wait before answering.", method: "*", extra: ["seconds", "Seconds", 2] },
  { kind: "dropped_answer", name: "Dropped answer", note: "Do the work, then cut the line without answering.", method: "chat.postMessage" },
  { kind: "duplicate", name: "Duplicate event", note: "Deliver the event twice.", method: "event" },
  { kind: "disconnect", name: "Disconnect", note: "Close the app's websocket at an event; method socket closes it now.", method: "event" },
];
const METHODS = ["*", "event", "socket", "chat.postMessage", "chat.update", "chat.postEphemeral", "chat.startStream", "chat.appendStream", "chat.stopStream", "views.open", "views.update", "views.publish",
  "conversations.history", "conversations.replies", "users.info", "assistant.threads.setStatus", "agents.sessions.setStatus", "reactions.add", "files.getUploadURLExternal", "auth.test", "apps.connections.open"];

const limit = (text) => (text === "" ? null : Math.max(0, Number.parseInt(text, 10) || 0));

function labelled(words, control) {
  return node("label", { class: "fault-field" }, node("span", {}, words), control);
}

/** One switch; rule is the server's rule of that kind, if any. */
function faultRow(shape, rule, apply) {
  const field = (attributes) => node("input", { class: "field", ...attributes, on: { change: () => on.checked && apply() } });
  const on = node("input", { type: "checkbox", class: "switch", role: "switch", checked: Boolean(rule), "aria-label": shape.name, "data-testid": `fault-${shape.kind}`, on: { change: () => apply() } });
  const method = field({ list: "fault-methods", value: rule?.method ?? shape.method });
  const chance = field({ type: "range", min: 0, max: 100, step: 5, value: Math.round((rule?.probability ?? 1) * 100), "data-testid": `fault-${shape.kind}-probability` });
  const said = node("output", {}, `${chance.value} %`);
  chance.addEventListener("input", () => { said.textContent = `${chance.value} %`; });
  const times = field({ type: "number", min: 0, placeholder: "always", value: rule?.times ?? "" });
  const extra = shape.extra ? field({ type: "number", min: 0, step: "any", value: rule?.[shape.extra[0]] ?? shape.extra[2] }) : null;
  return {
    drawn: node("fieldset", { class: "fault" }, node("legend", { class: "visually-hidden" }, shape.name),
      node("label", { class: "fault-head" }, on, node("span", {}, node("strong", {}, shape.name), node("small", {}, shape.note))),
      node("div", { class: "fault-fields" }, labelled("Method", method), labelled("Probability", node("span", { class: "fault-chance" }, chance, said)), labelled("Times", times), extra ? labelled(shape.extra[1], extra) : null)),
    rule: () => (on.checked ? {
      kind: shape.kind, method: method.value.trim() || shape.method, probability: Number(chance.value) / 100, times: limit(times.value),
      ...(shape.extra ? { [shape.extra[0]]: Number(extra.value) || 0 } : {}),
    } : null),
  };
}

/** The panel's content; it fills itself once the server has answered. */
export function faultsPanel() {
  const body = node("div", { class: "faults", "data-testid": "faults" }, node("p", { class: "empty" }, "Reading the rules…"));
  const draw = (rules) => {
    const taken = new Set();
    const rows = KINDS.map((shape) => {
      const rule = rules.find((one) => one.kind === shape.kind);
      if (rule) taken.add(rule);
      return faultRow(shape, rule, () => apply());
    });
    const others = rules.filter((rule) => !taken.has(rule));
    const apply = async () => {
      const wanted = [...rows.map((row) => row.rule()).filter(Boolean), ...others];
      const answer = await attempt(() => send("faults", { rules: wanted }));
      if (answer) toast(wanted.length ? `${wanted.length} ${wanted.length === 1 ? "fault is" : "faults are"} on.` : "All faults are off.", "note");
      else load();
    };
    fill(body,
      node("div", { class: "fault-grid" }, rows.map((row) => row.drawn)),
      others.length ? node("p", { class: "hint" }, `${others.length} more ${others.length === 1 ? "rule was" : "rules were"} set elsewhere and stay on.`) : null,
      node("datalist", { id: "fault-methods" }, METHODS.map((value) => node("option", { value }))),
      node("button", { type: "button", class: "button", "data-testid": "faults-clear", on: { click: () => attempt(async () => { await send("faults", { rules: [] }); draw([]); toast("All faults are off.", "note"); }) } }, "Turn all faults off"));
  };
  const load = async () => {
    const answer = await attempt(() => read("faults"));
    if (answer) draw(answer.rules ?? []);
  };
  load();
  return [body];
}
