// Draws files attached to a message, each with its download.

import { icon, node } from "./dom.js";
import { image, ownAddress } from "./images.js";

const SIZES = ["bytes", "kB", "MB", "GB"];

function sizeWords(bytes) {
  if (!Number.isFinite(bytes)) return "";
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), SIZES.length - 1);
  return `${new Intl.NumberFormat(undefined, { maximumFractionDigits: step ? 1 : 0 }).format(bytes / 1000 ** step)} ${SIZES[step]}`;
}

export function fileCard(file) {
  const address = ownAddress(file.url_private_download ?? file.url_private ?? file.permalink ?? "");
  const name = file.title || file.name || "File";
  const usable = Boolean(file.url_private_download ?? file.url_private);
  const facts = [file.pretty_type || file.filetype?.toUpperCase() || file.mimetype, sizeWords(file.size)].filter(Boolean).join(" · ");
  const card = node("div", { class: "file-card", "data-testid": "file" }, icon("file"),
    node("div", { class: "file-words" }, node("strong", {}, name), facts ? node("small", {}, facts) : null),
    usable ? node("a", { class: "icon-button", href: address, download: file.name ?? name, "aria-label": `Download ${name}`, title: `Download ${name}` }, icon("download")) : null);
  if (usable && /^image\//.test(file.mimetype ?? "")) return node("div", { class: "file-picture" }, card, image(address, file.alt_txt || name, "picture"));
  return card;
}

export const fileCards = (files) => (files ?? []).length ? node("div", { class: "files" }, files.map(fileCard)) : null;
