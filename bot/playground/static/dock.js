// The developer panels at the foot of the page: the inspector and the fault switches.

import { fill, iconButton, node } from "./dom.js";
import { faultsPanel } from "./faults.js";
import { closeInspector, inspectorPanel } from "./inspector.js";
import { toggleDock } from "./route.js";
import { listen, workspace } from "./workspace.js";

let drawn = "";

function draw() {
  const dock = document.getElementById("dock");
  dock.hidden = !workspace.dock;
  if (workspace.dock === drawn) return;
  drawn = workspace.dock;
  closeInspector();
  if (!drawn) {
    fill(dock);
    return;
  }
  const tab = (name, label) => node("button", { type: "button", role: "tab", class: "tab", "aria-selected": String(name === drawn), on: { click: () => name !== drawn && toggleDock(name) } }, label);
  fill(dock,
    node("header", { class: "dock-head" },
      iconButton("back", "Back to the conversation", () => toggleDock(drawn), { class: "icon-button phone-only" }),
      node("div", { class: "tabs", role: "tablist", "aria-label": "Developer panels" }, tab("inspector", "Inspector"), tab("faults", "Faults")),
      iconButton("close", "Close the panel", () => toggleDock(drawn), { class: "icon-button desk-only" })),
    node("div", { class: `dock-body dock-${drawn}`, role: "tabpanel", "aria-label": drawn }, drawn === "inspector" ? inspectorPanel() : faultsPanel()));
}

export function buildDock() {
  listen("dock", draw);
  listen("view", draw);
}
