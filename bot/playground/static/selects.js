// Draws select menus, single and multiple: fixed options, suggestions from the bot, people and channels.

import { read } from "./backend.js";
import { fill, icon, node } from "./dom.js";
import { changed, naming, starting } from "./inputs.js";
import { arrowKeys, closePopover, popover } from "./overlays.js";
import { textNodes, wordsOf } from "./texts.js";
import { attempt } from "./toast.js";
import { channelName, userName, workspace } from "./workspace.js";

const people = () => [...workspace.users.values()].filter((user) => !user.is_bot).map((user) => ({
  value: user.id, text: user.real_name || user.name, description: user.title,
}));
const rooms = (types) => [...workspace.channels.values()].filter((channel) => types.includes(channel.type)).map((channel) => ({
  value: channel.id, text: channel.type === "im" ? channelName(channel.id) : `#${channel.name}`,
}));

const FILTER_TYPES = { public: "channel", private: "private", im: "im", mpim: "im" };

/** Where each kind of select finds its options, and how a choice is written in the payload. */
const KINDS = {
  static: { single: "selected_option", many: "selected_options", initial: ["initial_option", "initial_options"], whole: true },
  external: { single: "selected_option", many: "selected_options", initial: ["initial_option", "initial_options"], whole: true, remote: true },
  users: { single: "selected_user", many: "selected_users", initial: ["initial_user", "initial_users"], find: people, name: userName },
  channels: { single: "selected_channel", many: "selected_channels", initial: ["initial_channel", "initial_channels"], find: () => rooms(["channel"]), name: (id) => `#${channelName(id)}` },
  conversations: {
    single: "selected_conversation", many: "selected_conversations", initial: ["initial_conversation", "initial_conversations"],
    find: (element) => rooms((element.filter?.include ?? ["public", "private", "im"]).map((type) => FILTER_TYPES[type])),
    name: (id) => (workspace.channels.get(id)?.type === "im" ? channelName(id) : `#${channelName(id)}`),
  },
};

const asList = (value) => (Array.isArray(value) ? value : value ? [value] : []);
const idOf = (chosen) => (typeof chosen === "string" ? chosen : chosen?.value);

/** Options as groups of rows {value, text, description, whole}. */
function fixedGroups(element, kind) {
  if (kind.find) return [{ label: "", rows: kind.find(element) }];
  const rows = (options) => (options ?? []).map((option) => ({ value: option.value, text: option.text, description: option.description, whole: option }));
  if (element.option_groups?.length) return element.option_groups.map((group) => ({ label: wordsOf(group.label), rows: rows(group.options) }));
  return [{ label: "", rows: rows(element.options) }];
}

const matching = (groups, typed) => {
  const wanted = typed.trim().toLowerCase();
  return groups.map((group) => ({ ...group, rows: group.rows.filter((row) => wordsOf(row.text).toLowerCase().includes(wanted)) }))
    .filter((group) => group.rows.length);
};

async function suggestedGroups(element, place, typed) {
  const answer = await attempt(() => read("options", { ...place.surface.address, block_id: place.blockId, action_id: element.action_id, value: typed }));
  return answer ? fixedGroups(answer, {}) : [];
}

/** The popover's search field and list of options. */
function chooser(element, place, kind, { many, isChosen, choose }) {
  const list = node("div", { role: "listbox", class: "options", "aria-multiselectable": many ? "true" : null, "aria-label": "Options" });
  const search = node("input", { class: "field search", type: "search", placeholder: kind.remote ? "Type to search" : "Search", "aria-label": "Search the options", autocomplete: "off" });
  const fixed = kind.remote ? [] : fixedGroups(element, kind);
  const show = (groups, note) => fill(list, groups.map((group) => [
    group.label ? node("div", { class: "options-label" }, group.label) : null,
    group.rows.map((row) => node("button", {
      type: "button", role: "option", class: "option", "data-value": row.value, "aria-selected": String(isChosen(row.value)),
      on: { click: (event) => { choose(row); if (many) event.currentTarget.setAttribute("aria-selected", String(isChosen(row.value))); } },
    }, node("span", {}, textNodes(row.text), row.description ? node("small", {}, textNodes(row.description)) : null), icon("check"))),
  ]), groups.length ? null : node("p", { class: "options-empty" }, note));
  let timer = 0;
  const look = async () => {
    if (!kind.remote) return show(matching(fixed, search.value), "Nothing matches. Try fewer letters.");
    if (search.value.length < (element.min_query_length ?? 3)) return show([], `Type at least ${element.min_query_length ?? 3} letters.`);
    show([], "Searching…");
    const typed = search.value;
    const groups = await suggestedGroups(element, place, typed);
    return typed === search.value ? show(groups, "Nothing matches. Try other words.") : undefined;
  };
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, kind.remote ? 250 : 0);
  });
  const box = node("div", { class: "chooser" }, search, list);
  arrowKeys(box, ".search, .option");
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    list.querySelector(".option")?.click();
  });
  look();
  return { box, search };
}

/** One select menu of a kind. */
const select = (kindName, many) => (element, place) => {
  const kind = KINDS[kindName];
  const key = many ? kind.many : kind.single;
  const initial = element[kind.initial[many ? 1 : 0]] ?? (many ? [] : null);
  let chosen = asList(starting(element, place, { type: element.type, [key]: initial })[key]);
  const control = node("button", {
    ...naming(element, place), type: "button", class: "field select", role: "combobox", "aria-haspopup": "listbox", "aria-expanded": "false",
  });
  if (place.labelId) {
    control.id = `select-${place.labelId}`;
    control.setAttribute("aria-labelledby", `${place.labelId} ${control.id}`);
  }
  const nameOf = (one) => (kind.whole ? wordsOf(one.text) || one.value : kind.name(one));
  const face = () => fill(control, node("span", { class: "select-words" }, chosen.length
    ? (many ? chosen.map((one) => node("span", { class: "chip" }, nameOf(one))) : nameOf(chosen[0]))
    : node("span", { class: "placeholder" }, wordsOf(element.placeholder) || "Choose…")), icon("chevron"));
  const report = () => changed(element, place, { type: element.type, [key]: many ? chosen : (chosen[0] ?? null) }, {
    undo: (before) => { chosen = asList(before?.[key]); face(); },
  });
  const isChosen = (value) => chosen.some((one) => idOf(one) === value);
  const choose = (row) => {
    const one = kind.whole ? row.whole : row.value;
    const most = element.max_selected_items ?? Infinity;
    if (!many) chosen = [one];
    else if (isChosen(row.value)) chosen = chosen.filter((other) => idOf(other) !== row.value);
    else if (chosen.length < most) chosen = [...chosen, one];
    face();
    if (!many) {
      closePopover(true);
      report();
    }
  };
  control.addEventListener("click", () => {
    const before = JSON.stringify(chosen);
    const { box, search } = chooser(element, place, kind, { many, isChosen, choose });
    const panel = popover(control, box, { label: "Choose", matchWidth: true, onClose: () => many && JSON.stringify(chosen) !== before && report() });
    if (panel) search.focus();
  });
  face();
  return control;
};

export const SELECTS = Object.fromEntries(Object.keys(KINDS).flatMap((kind) => [
  [`${kind}_select`, select(kind, false)], [`multi_${kind}_select`, select(kind, true)],
]));
