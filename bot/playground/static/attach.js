// Files to be sent: chosen with a button or dropped on the box, shown until they are sent or taken away.

import { send } from "./backend.js";
import { icon, iconButton, node } from "./dom.js";
import { attempt, toast } from "./toast.js";

const LARGEST = 45_000_000; // bytes; in base64 that is what the server takes at once
const MOST = 10;

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).replace(/^[^,]*,/, "")));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/** The files of one composer; onChange is told when there are more or fewer. */
export class Attachments {
  constructor(testid, onChange) {
    this.onChange = onChange;
    this.files = [];
    this.picker = node("input", {
      type: "file", multiple: true, hidden: true, "data-testid": `${testid}-file`, "aria-hidden": "true", tabindex: -1,
      on: { change: () => { this.add(this.picker.files); this.picker.value = ""; } },
    });
    this.button = iconButton("clip", "Attach files", () => this.picker.click(), { "data-testid": `${testid}-attach` });
    this.shelf = node("div", { class: "composer-files", "data-testid": `${testid}-files` });
  }

  /** Take what is dropped on a box. */
  accept(box) {
    const over = (dragged) => box.classList.toggle("dropping", dragged);
    box.addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
    box.addEventListener("dragleave", () => over(false));
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      over(false);
      this.add(event.dataTransfer?.files ?? []);
    });
  }

  add(files) {
    for (const file of files) {
      if (file.size > LARGEST) toast(`${file.name} is too large for this page. Bring it with \`remit eval import\` instead.`);
      else if (this.files.length < MOST) this.files.push(file);
    }
    this.show();
  }

  show() {
    this.shelf.replaceChildren(...this.files.map((file) => node("span", { class: "composer-file" }, icon("file"),
      node("span", {}, file.name),
      iconButton("close", `Remove ${file.name}`, () => { this.files = this.files.filter((one) => one !== file); this.show(); }))));
    this.onChange();
  }

  /** Send every file, the typed text with the first; answers the last message when all went well. */
  async send(place, text) {
    let answer;
    for (const [number, file] of [...this.files].entries()) {
      answer = await attempt(async () => send("share", {
        ...place, name: file.name, content: await base64(file), text: number === 0 ? text : "",
      }));
      if (!answer) return undefined;
      this.files = this.files.filter((one) => one !== file);
      this.show();
    }
    return answer;
  }
}
