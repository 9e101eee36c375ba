// Builds DOM nodes from plain values; nothing here ever parses HTML.

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : String(child));
  }
}

function decorate(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) target.addEventListener(event, listener);
    } else if (name === "style") {
      // The CSSOM is allowed under a strict Content-Security-Policy; a style attribute is not.
      for (const [property, setting] of Object.entries(value)) target.style.setProperty(property, setting);
    } else if (name === "value" && "value" in target) {
      target.value = value;
    } else {
      target.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

/** Make an HTML element: node("p", {class: "note"}, "text", otherNode). */
export function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  append(made, children);
  decorate(made, attributes);
  return made;
}

/** Make an SVG element the same way. */
export function vector(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG_NAMESPACE, tag);
  decorate(made, attributes);
  append(made, children);
  return made;
}

/** Swap everything inside a parent for new children. */
export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
  return parent;
}

/** A group of nodes without an element around it. */
export function fragment(...children) {
  const group = document.createDocumentFragment();
  append(group, children);
  return group;
}

const ICONS = {
  hash: "M9 3 7 21M17 3l-2 18M4 9h17M3 15h17",
  lock: "M6 11h12v10H6zM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11",
  back: "M15 5l-7 7 7 7",
  close: "M5 5l14 14M19 5 5 19",
  send: "M4 12 20 4l-5 16-3.500-6.500zM11.500 13.500 20 4",
  smile: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.500 14a4.300 4.300 0 0 0 7 0M9 9.500v.2M15 9.500v.2",
  reply: "M4 5h16v11H12l-5 4v-4H4z",
  more: "M5 12h.2M12 12h.2M19 12h.2",
  bolt: "M13 3 5 14h6l-1 7 8-11h-6z",
  pulse: "M3 12h4l3-8 4 16 3-8h4",
  fault: "M12 4 2.500 20h19zM12 10v5M12 17.500v.2",
  home: "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
  stop: "M7 7h10v10H7z",
  clip: "M19 11l-8 8a5 5 0 0 1-7-7l8.500-8.500a3.300 3.300 0 0 1 4.700 4.700L8.700 16.700a1.700 1.700 0 0 1-2.400-2.400L13.500 7",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  up: "M7 11v9H4v-9zM7 11l4-8a2.500 2.500 0 0 1 2.500 2.500V10H19a2 2 0 0 1 2 2.300l-1 6a2 2 0 0 1-2 1.700H7",
  down: "M7 13V4H4v9zM7 13l4 8a2.500 2.500 0 0 0 2.500-2.500V14H19a2 2 0 0 0 2-2.300l-1-6A2 2 0 0 0 18 4H7",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  edit: "M4 20l1-4L16 5l3 3L8 19z",
  check: "M5 12.500l4.500 4.500L19 7",
  chevron: "M6 9l6 6 6-6",
  eye: "M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12M12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7.500v.2",
  dot: "M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10",
  play: "M8 5v14l11-7z",
  people: "M9 5a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7M2.500 20a6.500 6.500 0 0 1 13 0M16 5.300a3.500 3.500 0 0 1 0 6.500M18 14.500a6.500 6.500 0 0 1 3.500 5.500",
};

/** A decorative line icon; the control around it carries the accessible name. */
export function icon(name) {
  return vector("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    vector("path", { d: ICONS[name] ?? ICONS.dot }));
}

/** A button that shows only an icon and is named for screen readers. */
export function iconButton(name, label, onClick, attributes = {}) {
  return node("button", { type: "button", class: "icon-button", "aria-label": label, title: label, on: { click: onClick }, ...attributes }, icon(name));
}
