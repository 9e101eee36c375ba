// Draws the blocks that frame other content: cards, carousels, containers, alerts, task cards and plans.

import { drawElement } from "./elements.js";
import { fill, icon, iconButton, node } from "./dom.js";
import { imageElement } from "./images.js";
import { link } from "./references.js";
import { richText, richTextWords } from "./richtext.js";
import { textNodes, wordsOf } from "./texts.js";

export function cardBlock(block, place) {
  return node("article", { class: "card" },
    block.hero_image ? imageElement(block.hero_image, "hero") : null,
    node("div", { class: "card-head" }, block.icon ? imageElement(block.icon, "thumb small") : null, node("div", { class: "card-titles" },
      block.title ? node("div", { class: "card-title prose" }, textNodes(block.title, "mrkdwn")) : null,
      block.subtitle ? node("div", { class: "card-subtitle prose" }, textNodes(block.subtitle, "mrkdwn")) : null)),
    block.body ? node("div", { class: "card-body prose" }, textNodes(block.body, "mrkdwn")) : null,
    block.actions?.length ? node("div", { class: "actions" }, block.actions.map((element) => drawElement(element, place))) : null);
}

export function carouselBlock(block, place, drawBlock) {
  const track = node("div", { class: "carousel-track", tabindex: "0", role: "group", "aria-label": "Cards" },
    (block.elements ?? []).map((card) => drawBlock({ type: "card", ...card }, place)));
  const slide = (direction) => track.scrollBy({ left: direction * track.clientWidth * 0.8, behavior: "smooth" });
  return node("div", { class: "carousel" }, track, block.elements?.length > 1 ? node("div", { class: "carousel-turn" },
    iconButton("back", "Previous cards", () => slide(-1)), iconButton("back", "Next cards", () => slide(1), { class: "icon-button flipped" })) : null);
}

export function containerBlock(block, place, drawBlock) {
  const body = node("div", { class: "container-body" }, (block.child_blocks ?? []).map((child) => drawBlock(child, place)));
  const titles = node("div", { class: "card-titles" },
    node("div", { class: "card-title" }, block.rich_text_title ? richText(block.rich_text_title) : textNodes(block.title)),
    block.subtitle ? node("div", { class: "card-subtitle" }, textNodes(block.subtitle)) : null);
  const picture = block.icon ? imageElement(block.icon, "thumb small") : null;
  const className = `container-block width-${block.width ?? "standard"}${block.has_header_divider ? " ruled" : ""}`;
  if (!block.is_collapsible) return node("section", { class: className }, node("div", { class: "card-head" }, picture, titles), body);
  return node("details", { class: className, open: !block.default_collapsed },
    node("summary", { class: "card-head" }, picture, titles, icon("chevron")), body);
}

const ALERT_ICONS = { info: "info", warning: "fault", error: "fault", success: "check", default: "info" };

export function alertBlock(block) {
  const level = Object.hasOwn(ALERT_ICONS, block.level ?? "") ? block.level : "default";
  return node("div", { class: `alert alert-${level}`, role: level === "error" ? "alert" : "note" }, icon(ALERT_ICONS[level]), node("div", { class: "prose" }, textNodes(block.text)));
}

const TASK_STATES = { pending: "Waiting", in_progress: "In progress", complete: "Done", error: "Failed" };
const hasWords = (rich) => Boolean(rich) && (typeof rich === "string" ? rich : richTextWords(rich)).trim() !== "";
const taskText = (rich) => (typeof rich === "string" ? textNodes(rich, "mrkdwn") : richText(rich));

export function taskCardBlock(block) {
  const state = Object.hasOwn(TASK_STATES, block.status ?? "") ? block.status : "pending";
  const sources = block.sources ?? [];
  const below = [
    hasWords(block.details) ? node("div", { class: "task-details prose" }, taskText(block.details)) : null,
    hasWords(block.output) ? node("div", { class: "task-output prose" }, taskText(block.output)) : null,
    sources.length ? node("ul", { class: "task-sources" }, sources.map((source) => node("li", {}, link(source.url ?? "", wordsOf(source.text) || source.url)))) : null,
  ].filter(Boolean);
  const head = [
    node("span", { class: `task-mark ${state}`, role: "img", "aria-label": TASK_STATES[state] }, state === "complete" ? icon("check") : state === "error" ? icon("close") : null),
    node("span", { class: "task-title" }, wordsOf(block.title)),
  ];
  if (!below.length) return node("div", { class: `task task-${state}`, "data-task": block.task_id }, node("div", { class: "task-head" }, head));
  return node("details", { class: `task task-${state}`, "data-task": block.task_id, open: state === "in_progress" || state === "error" },
    node("summary", { class: "task-head" }, head, icon("chevron")), below);
}

export function planBlock(block, place, drawBlock) {
  const tasks = block.tasks ?? [];
  const done = tasks.filter((task) => task.status === "complete").length;
  const made = node("section", { class: "plan" });
  return fill(made, node("div", { class: "plan-head" }, node("strong", {}, wordsOf(block.title)), node("small", {}, `${done} of ${tasks.length} done`)),
    tasks.map((task) => drawBlock({ type: "task_card", ...task }, place)));
}
