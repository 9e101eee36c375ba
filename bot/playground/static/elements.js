// Draws the interactive elements that are pressed: buttons, overflow menus, feedback and icon buttons.

import { icon, node } from "./dom.js";
import { menu } from "./overlays.js";
import { INPUTS } from "./inputs.js";
import { imageElement } from "./images.js";
import { SELECTS } from "./selects.js";
import { agreed } from "./surface.js";
import { textNodes, wordsOf } from "./texts.js";
import { workspace } from "./workspace.js";

const idle = (element) => element.action_id ?? element.type;

/** Run one press: ask for confirmation, show the control as busy, post the action. */
async function press(control, element, place, selection) {
  if (control.getAttribute("aria-busy") === "true" || !(await agreed(element.confirm))) return;
  control.setAttribute("aria-busy", "true");
  await place.surface.act(place.blockId, element.action_id, selection);
  control.removeAttribute("aria-busy");
}

function button(element, place) {
  const style = { primary: "primary", danger: "danger" }[element.style] ?? "";
  const attributes = { class: `button ${style}`, "data-testid": `action-${idle(element)}`, "data-value": element.value, "aria-label": element.accessibility_label };
  const selection = { type: "button", value: element.value };
  const words = textNodes(element.text);
  const act = (event) => press(event.currentTarget, element, place, selection);
  if (element.url) {
    return node("a", { ...attributes, href: /^https?:/i.test(element.url) ? element.url : null, target: "_blank", rel: "noopener noreferrer", on: { click: act } }, words);
  }
  return node("button", { type: "button", ...attributes, on: { click: act } }, words);
}

function overflow(element, place) {
  const open = (event) => {
    const control = event.currentTarget;
    menu(control, "More options", (element.options ?? []).map((option) => ({
      label: wordsOf(option.text), description: wordsOf(option.description),
      choose: () => {
        if (option.url && /^https?:/i.test(option.url)) window.open(option.url, "_blank", "noopener");
        press(control, element, place, { type: "overflow", selected_option: option });
      },
    })));
  };
  return node("button", {
    type: "button", class: "button overflow", "aria-label": "More options", "aria-haspopup": "menu", "aria-expanded": "false",
    "data-testid": `action-${idle(element)}`, on: { click: open },
  }, icon("more"));
}

function feedbackButtons(element, place) {
  const one = (choice, sign, name, label) => choice && node("button", {
    type: "button", class: "icon-button feedback", "aria-pressed": "false", "data-testid": `action-${idle(element)}-${name}`,
    "aria-label": choice.accessibility_label ?? wordsOf(choice.text) ?? label, title: wordsOf(choice.text) || label,
    on: {
      click: async (event) => {
        const control = event.currentTarget;
        for (const other of control.parentElement.children) other.setAttribute("aria-pressed", String(other === control));
        await press(control, element, place, { type: "feedback_buttons", text: choice.text, value: choice.value });
      },
    },
  }, icon(sign));
  return node("span", { class: "feedback-pair", role: "group", "aria-label": "Was this helpful?", "data-testid": `action-${idle(element)}` },
    one(element.positive_button, "up", "positive", "Good answer"), one(element.negative_button, "down", "negative", "Bad answer"));
}

function iconAction(element, place) {
  const visibleTo = element.visible_to_user_ids;
  if (visibleTo?.length && !visibleTo.includes(workspace.me)) return null;
  const label = element.accessibility_label ?? wordsOf(element.text) ?? "Action";
  return node("button", {
    type: "button", class: "icon-button", "aria-label": label, title: wordsOf(element.text) || label, "data-testid": `action-${idle(element)}`,
    on: { click: (event) => press(event.currentTarget, element, place, { type: "icon_button", value: element.value }) },
  }, icon(element.icon ?? "dot"));
}

const ELEMENTS = {
  button, workflow_button: button, overflow, feedback_buttons: feedbackButtons, icon_button: iconAction,
  image: (element) => imageElement(element), ...INPUTS, ...SELECTS,
};

/** The words to show for an element this page cannot draw. */
function fallback(element) {
  const words = wordsOf(element.text ?? element.placeholder ?? element.alt_text) || element.type || "Unknown element";
  return node("span", { class: "fallback" }, words);
}

/** Draw one element at a place: {surface, blockId, inInput, dispatch, labelId, errorId}. Never throws. */
export function drawElement(element, place) {
  try {
    const draw = Object.hasOwn(ELEMENTS, element?.type ?? "") ? ELEMENTS[element.type] : fallback;
    return draw(element, place);
  } catch (failure) {
    console.warn("An element could not be drawn", failure);
    return fallback(element ?? {});
  }
}
