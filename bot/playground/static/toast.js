// Short notices at the foot of the screen, for failures and small confirmations.

import { iconButton, node } from "./dom.js";

const LIFETIME = 7_000;

/** Show one sentence; kind is "error" or "note". */
export function toast(sentence, kind = "error") {
  const shelf = document.getElementById("toasts");
  // An open dialog makes the rest of the page inert, so the shelf has to live inside it.
  const open = [...document.querySelectorAll("dialog[open]")].at(-1);
  (open ?? document.body).append(shelf);
  for (const other of shelf.querySelectorAll(".toast")) if (other.dataset.sentence === sentence) other.remove();
  const slip = node("div", { class: `toast toast-${kind}`, "data-testid": "toast", "data-sentence": sentence },
    node("span", {}, sentence), iconButton("close", "Dismiss", () => slip.remove()));
  shelf.append(slip);
  setTimeout(() => slip.remove(), LIFETIME);
}

/** Run an asynchronous step and turn its failure into a notice; answers undefined after a failure. */
export async function attempt(step) {
  try {
    return await step();
  } catch (failure) {
    toast(failure.sentence ?? "Something went wrong in this page. Reload it and try again.");
    if (!failure.sentence) console.warn(failure);
    return undefined;
  }
}
