// Draws images; those of other hosts load only when asked, so the page works without a network.

import { node } from "./dom.js";
import { wordsOf } from "./texts.js";

/** The address on this server for one of its own files, otherwise the address unchanged. */
export function ownAddress(address) {
  try {
    const parsed = new URL(address, window.location.href);
    const here = parsed.origin === window.location.origin || /^\/(files|upload)\//.test(parsed.pathname);
    return here ? `${parsed.pathname}${parsed.search}` : parsed.href;
  } catch {
    return "";
  }
}

const isOwn = (address) => address.startsWith("/") || address.startsWith("data:image/");

function picture(address, alternative, className) {
  const image = node("img", { src: address, alt: alternative, class: className, loading: "lazy" });
  image.addEventListener("error", () => image.replaceWith(node("span", { class: "fallback" }, alternative || "Image")), { once: true });
  return image;
}

/** An image, or a named placeholder that loads it on request. */
export function image(source, alternative, className = "") {
  const address = ownAddress(source ?? "");
  if (isOwn(address)) return picture(address, alternative, className);
  if (!/^https?:/.test(address)) return node("span", { class: "fallback" }, alternative || "Image");
  const host = new URL(address).host;
  if (/thumb|inline/.test(className)) {
    // Too small to press: it stays the first letter of its description.
    return node("span", { class: `image-holder ${className}`, role: "img", "aria-label": alternative || "Image", title: `${alternative || "Image"}, an image on ${host}` },
      (alternative || "▣").trim().slice(0, 1).toUpperCase());
  }
  const holder = node("button", {
    type: "button", class: `image-holder ${className}`, "aria-label": `${alternative || "Image"}. Load it from ${host}`,
    on: { click: () => holder.replaceWith(picture(address, alternative, className)) },
  }, node("strong", {}, alternative || "Image"), node("small", {}, `Load from ${host}`));
  return holder;
}

const addressOf = (element) => element.image_url ?? element.slack_file?.url ?? (element.slack_file?.id ? `/files/${element.slack_file.id}/image` : "");

/** A small image inside context, as an accessory or as an icon. */
export const imageElement = (element, className = "thumb") => image(addressOf(element), element.alt_text ?? "", className);

/** The image block with its title. */
export function imageBlock(block) {
  return node("figure", { class: "image-block" },
    block.title ? node("figcaption", {}, wordsOf(block.title)) : null, image(addressOf(block), block.alt_text ?? "", "picture"));
}
