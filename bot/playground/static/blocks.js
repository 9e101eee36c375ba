// Draws Block Kit blocks one by one; a block that cannot be drawn shows its words instead.

import { alertBlock, cardBlock, carouselBlock, containerBlock, planBlock, taskCardBlock } from "./cards.js";
import { chartBlock } from "./charts.js";
import { node } from "./dom.js";
import { drawElement } from "./elements.js";
import { fileCard } from "./files.js";
import { image, imageBlock, imageElement } from "./images.js";
import { inputBlock } from "./fields.js";
import { markdown } from "./markdown.js";
import { link } from "./references.js";
import { richText } from "./richtext.js";
import { dataTableBlock, tableBlock } from "./tables.js";
import { icon } from "./dom.js";
import { textNodes, wordsOf } from "./texts.js";

function section(block, place) {
  const words = node("div", { class: "section-words" },
    block.text ? node("div", { class: "prose" }, textNodes(block.text)) : null,
    block.fields?.length ? node("div", { class: "section-fields" }, block.fields.map((field) => node("div", { class: "prose" }, textNodes(field)))) : null);
  const beside = block.accessory ? node("div", { class: `accessory accessory-${block.accessory.type}` }, drawElement(block.accessory, place)) : null;
  return node("div", { class: "section" }, words, beside);
}

function context(block) {
  return node("div", { class: "context" }, (block.elements ?? []).map((element) => (element.type === "image"
    ? imageElement(element, "thumb inline") : node("span", { class: "prose" }, textNodes(element)))));
}

const actions = (block, place) => node("div", { class: "actions" }, (block.elements ?? []).map((element) => drawElement(element, place)));

function video(block) {
  return node("figure", { class: "video-block" },
    node("figcaption", {}, block.title_url ? link(block.title_url, wordsOf(block.title)) : wordsOf(block.title)),
    block.author_name || block.provider_name ? node("small", {}, [block.author_name, block.provider_name].filter(Boolean).join(" · ")) : null,
    block.description ? node("p", {}, wordsOf(block.description)) : null,
    node("div", { class: "video-frame" }, icon("play"), image(block.thumbnail_url ?? "", block.alt_text ?? "Video", "picture")));
}

function file(block, place) {
  const known = (place.surface.files ?? []).find((one) => one.external_id === block.external_id || one.id === block.external_id);
  return fileCard(known ?? { name: block.external_id ?? "Remote file", id: "" });
}

const BLOCKS = {
  section, context, actions, video, file,
  context_actions: (block, place) => node("div", { class: "actions context-actions" }, (block.elements ?? []).map((element) => drawElement(element, place))),
  header: (block) => node("h3", { class: "header-block" }, textNodes(block.text)),
  divider: () => node("hr", { class: "divider" }),
  image: imageBlock, input: inputBlock, table: tableBlock, data_table: dataTableBlock, data_visualization: chartBlock,
  rich_text: (block) => node("div", { class: "prose" }, richText(block)),
  markdown: (block) => node("div", { class: "prose markdown" }, markdown(block.text)),
  card: cardBlock, carousel: carouselBlock, container: containerBlock, alert: alertBlock, task_card: taskCardBlock, plan: planBlock,
};

/** Every piece of text found inside a block, for when it cannot be drawn. */
function wordsInside(value, depth = 0) {
  if (depth > 8 || value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    (typeof inner === "string" && ["text", "title", "alt_text", "caption", "name", "label"].includes(name) ? [inner] : wordsInside(inner, depth + 1)));
}

function fallback(block) {
  const words = wordsInside(block).join(" ");
  return node("div", { class: "fallback", "data-block-type": block?.type }, words || `This ${String(block?.type ?? "block").replaceAll("_", " ")} cannot be shown here.`);
}

/** Draw one block on a surface. Never throws. */
export function drawBlock(block, place) {
  try {
    const own = { ...place, blockId: block.block_id ?? place.blockId };
    const draw = Object.hasOwn(BLOCKS, block.type) ? BLOCKS[block.type] : fallback;
    const drawn = draw(block, own, drawBlock);
    drawn.dataset.block = block.type;
    return drawn;
  } catch (failure) {
    console.warn("A block could not be drawn", failure);
    return fallback(block);
  }
}

/** Draw a list of blocks: place is {surface, errors?}. */
export const drawBlocks = (blocks, place) => (Array.isArray(blocks) ? blocks : []).map((block) => drawBlock(block, place));
