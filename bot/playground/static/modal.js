// Shows the app's modal views: inputs, errors per field, submit, close and views on top of each other.

import { sendToBot, send } from "./backend.js";
import { drawBlocks } from "./blocks.js";
import { icon, iconButton, node } from "./dom.js";
import { problemsIn } from "./fields.js";
import { valuesFor } from "./held_values.js";
import { dialog } from "./overlays.js";
import { forgetValues, viewSurface } from "./surface.js";
import { wordsOf } from "./texts.js";
import { listen, workspace } from "./workspace.js";
import { attempt } from "./toast.js";

let shown = null;

const serverWords = "We had some trouble connecting. Try again?";

/** Give focus back to what had it before the view was drawn again. */
function redrawKeepingFocus(draw) {
  const active = document.activeElement;
  const testid = shown?.box.contains(active) ? active?.dataset.testid : undefined;
  const selection = testid && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  const scroll = shown?.box.querySelector(".modal-body")?.scrollTop ?? 0;
  draw();
  const body = shown.box.querySelector(".modal-body");
  body.scrollTop = scroll;
  const again = testid && shown.box.querySelector(`[data-testid="${CSS.escape(testid)}"]`);
  if (!again) return;
  again.focus({ preventScroll: true });
  if (selection?.[0] !== null && selection && again.setSelectionRange && again.type !== "email") again.setSelectionRange(...selection);
}

async function submit(view, surface) {
  if (shown.busy) return;
  const problems = problemsIn(view.blocks, surface.values);
  if (Object.keys(problems).length) return showErrors(view, problems);
  setBusy(true);
  let answer;
  try {
    answer = await send("submit", { view_id: view.id, values: valuesFor(view.blocks, surface.values) });
  } catch (failure) {
    answer = { ok: false, error: failure.sentence ?? serverWords };
  }
  setBusy(false);
  if (!shown) return undefined;
  if (answer.errors) return showErrors(view, answer.errors);
  return answer.ok === false ? showErrors(view, {}, serverWords) : undefined;
}

function setBusy(busy) {
  if (!shown) return;
  shown.busy = busy;
  const control = shown.box.querySelector("[data-testid=modal-submit]");
  if (control) {
    control.disabled = busy;
    control.setAttribute("aria-busy", String(busy));
  }
}

function showErrors(view, errors, banner = "") {
  shown.errors = errors;
  shown.banner = banner;
  redrawKeepingFocus(() => drawView(view));
  const first = shown.box.querySelector(".has-error input, .has-error textarea, .has-error button");
  (first ?? shown.box.querySelector(".modal-banner"))?.focus();
  shown.box.querySelector(".has-error, .modal-banner")?.scrollIntoView({ block: "nearest" });
  return undefined;
}

const leave = (view, everything = false) => attempt(async () => {
  forgetValues(`view:${view.id}`);
  await sendToBot("close", { view_id: view.id, ...(everything ? { clear: true } : {}) });
});

function drawView(view) {
  const surface = viewSurface(view);
  const title = wordsOf(view.title) || "App";
  const stacked = Boolean(view.previous_view_id);
  shown.box.setAttribute("aria-label", title);
  shown.box.dataset.view = view.id;
  const blocks = view.blocks ?? [];
  const hasInputs = blocks.some((block) => block.type === "input");
  shown.show(
    node("header", { class: "modal-head" },
      stacked ? iconButton("back", "Back to the previous view", () => leave(view)) : node("span", { class: "avatar avatar-app small", "aria-hidden": "true" }, workspace.bot.name.slice(0, 1)),
      node("h2", {}, title), iconButton("close", "Close", () => leave(view), { "data-testid": "modal-dismiss" })),
    node("form", { class: "modal-form", novalidate: true, on: { submit: (event) => { event.preventDefault(); if (view.submit || hasInputs) submit(view, surface); } } },
      node("div", { class: "modal-body", tabindex: "-1" },
        shown.banner ? node("div", { class: "modal-banner", role: "alert", tabindex: "-1", "data-testid": "modal-banner" }, icon("fault"), shown.banner) : null,
        drawBlocks(blocks, { surface, errors: shown.errors })),
      node("footer", { class: "dialog-foot" },
        node("button", { type: "button", class: "button", "data-testid": "modal-close", on: { click: () => leave(view) } }, wordsOf(view.close) || (view.submit ? "Cancel" : "Close")),
        view.submit || hasInputs ? node("button", { type: "submit", class: "button primary", "data-testid": "modal-submit", disabled: view.submit_disabled === true }, wordsOf(view.submit) || "Submit") : null)));
}

function draw() {
  const { view } = workspace;
  if (!view) {
    shown?.close();
    shown = null;
    return;
  }
  const first = !shown;
  if (first) shown = dialog({ label: "App view", testid: "modal", className: "modal", onCancel: () => workspace.view && leave(workspace.view) });
  const same = shown.viewId === view.id;
  if (!same || shown.hash !== view.hash) {
    shown.errors = {};
    shown.banner = "";
  }
  shown.viewId = view.id;
  shown.hash = view.hash;
  if (first || !same) {
    drawView(view);
    const start = shown.box.querySelector("[autofocus], .modal-body input:not([disabled]), .modal-body textarea, .modal-body button") ?? shown.box.querySelector("[data-testid=modal-submit], [data-testid=modal-close]");
    start?.focus({ preventScroll: true });
  } else redrawKeepingFocus(() => drawView(view));
}

export function buildModal() {
  listen("modal", draw);
}
