// Things drawn above the page: popovers beside a control, and modal dialogs.

import { fill, node } from "./dom.js";

let openPopover = null;

/** Close the popover that is open, if any, and give focus back to its control. */
export function closePopover(refocus = false) {
  if (!openPopover) return;
  const { panel, anchor, onClose } = openPopover;
  openPopover = null;
  panel.remove();
  anchor.setAttribute("aria-expanded", "false");
  if (refocus && anchor.isConnected) anchor.focus();
  onClose?.();
}

function place(panel, anchor) {
  const box = anchor.getBoundingClientRect();
  const { innerWidth: width, innerHeight: height } = window;
  const below = height - box.bottom;
  const above = below < Math.min(panel.scrollHeight, 360) + 12 && box.top > below;
  panel.style.maxHeight = `${Math.max(160, Math.min(420, (above ? box.top : below) - 14))}px`;
  const left = Math.max(8, Math.min(box.left, width - panel.offsetWidth - 8));
  panel.style.left = `${left}px`;
  panel.style.top = above ? `${Math.max(8, box.top - panel.offsetHeight - 4)}px` : `${box.bottom + 4}px`;
}

/** Open a popover beside a control; a second call for the same control closes it. */
export function popover(anchor, content, { label, onClose, role = "dialog", matchWidth = false } = {}) {
  const again = openPopover?.anchor === anchor;
  closePopover();
  if (again) return null;
  const panel = node("div", { class: "popover", role, "aria-label": label }, content);
  if (matchWidth) panel.style.minWidth = `${anchor.offsetWidth}px`;
  // Inside a modal dialog everything else is inert, so the popover must live in the dialog.
  (anchor.closest("dialog") ?? document.body).append(panel);
  anchor.setAttribute("aria-expanded", "true");
  openPopover = { panel, anchor, onClose };
  place(panel, anchor);
  return panel;
}

document.addEventListener("pointerdown", (event) => {
  if (openPopover && !openPopover.panel.contains(event.target) && !openPopover.anchor.contains(event.target)) closePopover();
}, true);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !openPopover) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  closePopover(true);
}, true);
window.addEventListener("resize", () => openPopover && place(openPopover.panel, openPopover.anchor));

/** Move focus through a list of options or menu items with the arrow keys. */
export function arrowKeys(container, selector) {
  container.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    const items = [...container.querySelectorAll(selector)];
    if (!items.length || !(event.key in steps)) return;
    event.preventDefault();
    const at = items.indexOf(document.activeElement);
    items[(at + steps[event.key] + items.length) % items.length].focus();
  });
}

/** A popover of menu items: [{label, description?, danger?, choose}]. */
export function menu(anchor, label, items) {
  const list = node("div", { class: "menu" }, items.map((item) => node("button", {
    type: "button", role: "menuitem", class: `menu-item${item.danger ? " danger" : ""}`, "data-testid": item.testid,
    on: { click: () => { closePopover(true); item.choose(); } },
  }, node("span", {}, item.label), item.description ? node("small", {}, item.description) : null)));
  arrowKeys(list, ".menu-item");
  const panel = popover(anchor, list, { label, role: "menu" });
  panel?.querySelector(".menu-item")?.focus();
}

const FOCUSABLE = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex='0']";

/** Keep Tab inside: past the last control it starts again at the first. */
function wrapFocus(event) {
  if (event.key !== "Tab") return;
  const controls = [...event.currentTarget.querySelectorAll(FOCUSABLE)].filter((control) => control.checkVisibility());
  const [edge, other] = event.shiftKey ? [controls.at(0), controls.at(-1)] : [controls.at(-1), controls.at(0)];
  if (document.activeElement !== edge || !other) return;
  event.preventDefault();
  other.focus();
}

/** A modal dialog that traps focus; Escape calls onCancel. */
export function dialog({ label, testid, className = "", onCancel }) {
  const box = node("dialog", { class: `dialog ${className}`, "aria-label": label, "data-testid": testid });
  box.addEventListener("keydown", wrapFocus);
  box.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (openPopover) closePopover(true);
    else onCancel();
  });
  return {
    box,
    show(...content) {
      fill(box, ...content);
      if (!box.isConnected) document.body.append(box);
      if (!box.open) box.showModal();
    },
    close() {
      const shelf = box.querySelector("#toasts");
      if (shelf) document.body.append(shelf);
      closePopover();
      box.close();
      box.remove();
    },
  };
}

/** Ask a Block Kit confirm object; answers true when the person agrees. */
export function confirmed({ title, text, confirm, deny, danger = false }) {
  return new Promise((resolve) => {
    const asked = dialog({ label: "Confirm", testid: "confirm-dialog", className: "confirm", onCancel: () => settle(false) });
    const settle = (answer) => {
      asked.close();
      resolve(answer);
    };
    asked.show(
      node("h2", {}, title), node("div", { class: "confirm-text prose" }, text),
      node("div", { class: "dialog-foot" },
        node("button", { type: "button", class: "button", "data-testid": "confirm-deny", on: { click: () => settle(false) } }, deny),
        node("button", { type: "button", class: `button ${danger ? "danger-solid" : "primary"}`, "data-testid": "confirm-accept", autofocus: true, on: { click: () => settle(true) } }, confirm)),
    );
  });
}
