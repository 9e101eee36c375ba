// Draws the elements people type into or tick: texts, numbers, dates, times, radio buttons and checkboxes.

import { node } from "./dom.js";
import { agreed } from "./surface.js";
import { textNodes, wordsOf } from "./texts.js";

let counter = 0;
const nextId = (stem) => `${stem}-${(counter += 1)}`;

const naming = (element, place) => ({
  "data-testid": `action-${element.action_id ?? element.type}`, "aria-labelledby": place.labelId,
  "aria-label": place.labelId ? null : wordsOf(element.placeholder) || element.type.replaceAll("_", " "),
  "aria-describedby": place.errorId, "aria-invalid": place.invalid ? "true" : null, autofocus: element.focus_on_load === true,
});

/** Remember a value and, outside plain input blocks, tell the bot about it. */
async function changed(element, place, selection, { act = true, undo } = {}) {
  const { surface, blockId } = place;
  const before = surface.kept(blockId, element.action_id);
  surface.keep(blockId, element.action_id, selection);
  place.onChange?.();
  if (!act || (place.inInput && !place.dispatch)) return;
  if (await agreed(element.confirm)) {
    await surface.act(blockId, element.action_id, selection);
  } else {
    surface.keep(blockId, element.action_id, before);
    undo?.(before);
  }
}

/** What was entered before, or the element's own initial value; kept so that it is submitted untouched. */
function starting(element, place, initial) {
  const kept = place.surface.kept(place.blockId, element.action_id);
  if (kept) return kept;
  place.surface.keep(place.blockId, element.action_id, initial);
  return initial;
}

/** A one-line or multi-line field of text, of numbers, of an e-mail or web address. */
function typed(element, place) {
  const kind = element.type;
  const start = starting(element, place, { type: kind, value: element.initial_value ?? null });
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const field = node(element.multiline ? "textarea" : "input", {
    ...naming(element, place), class: "field", value: start.value ?? "", placeholder: wordsOf(element.placeholder),
    rows: element.multiline ? 4 : null, autocomplete: "off",
    type: element.multiline ? null : { email_text_input: "email", url_text_input: "url" }[kind] ?? "text",
    inputmode: kind === "number_input" ? (element.is_decimal_allowed ? "decimal" : "numeric") : null,
    maxlength: element.max_length ?? null,
  });
  const selection = () => ({ type: kind, value: field.value === "" ? null : field.value });
  field.addEventListener("input", () => changed(element, place, selection(), { act: triggers.includes("on_character_entered") }));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || element.multiline) return;
    if (place.dispatch && triggers.includes("on_enter_pressed")) {
      event.preventDefault();
      changed(element, place, selection());
    }
  });
  return field;
}

/** A native date, time or date-and-time picker. */
const picker = (inputType, key, toField, fromField) => (element, place) => {
  const start = starting(element, place, { type: element.type, [key]: element[key.replace("selected", "initial")] ?? null });
  const field = node("input", { ...naming(element, place), class: "field picker", type: inputType, value: toField(start[key]) });
  field.addEventListener("change", () => changed(element, place, { type: element.type, [key]: fromField(field.value) },
    { undo: (before) => { field.value = toField(before?.[key]); } }));
  return field;
};

const same = (value) => value ?? "";
const orNull = (value) => value || null;

function localMoment(unixSeconds) {
  if (!unixSeconds) return "";
  const date = new Date(unixSeconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** One row of a radio or checkbox group. */
function choice(inputType, option, name, checked, onChange, testid) {
  const descriptionId = option.description ? nextId("description") : null;
  const box = node("input", { type: inputType, name, checked, "data-testid": testid, "aria-describedby": descriptionId, on: { change: onChange } });
  return { box, row: node("label", { class: "choice" }, box, node("span", { class: "choice-words prose" }, textNodes(option.text),
    option.description ? node("small", { id: descriptionId }, textNodes(option.description)) : null)) };
}

const group = (element, place, role, rows) => node("div", { ...naming(element, place), role, class: "choices", autofocus: null }, rows);

function radioButtons(element, place) {
  const start = starting(element, place, { type: element.type, selected_option: element.initial_option ?? null });
  const name = nextId("radio");
  const rows = (element.options ?? []).map((option) => choice("radio", option, name, start.selected_option?.value === option.value, () =>
    changed(element, place, { type: element.type, selected_option: option }, { undo: (before) => mark(before?.selected_option?.value) }),
  `option-${option.value}`));
  const mark = (value) => rows.forEach(({ box }, index) => { box.checked = element.options[index].value === value; });
  return group(element, place, "radiogroup", rows.map(({ row }) => row));
}

function checkboxes(element, place) {
  const start = starting(element, place, { type: element.type, selected_options: element.initial_options ?? [] });
  const isChosen = (option, chosen) => (chosen ?? []).some((other) => other.value === option.value);
  const rows = (element.options ?? []).map((option) => choice("checkbox", option, null, isChosen(option, start.selected_options), () =>
    changed(element, place, { type: element.type, selected_options: element.options.filter((_, index) => rows[index].box.checked) },
      { undo: (before) => rows.forEach(({ box }, index) => { box.checked = isChosen(element.options[index], before?.selected_options); }) }),
  `option-${option.value}`));
  return group(element, place, "group", rows.map(({ row }) => row));
}

function fileInput(element, place) {
  starting(element, place, { type: element.type, files: [] });
  return node("div", { class: "file-input" }, node("input", { ...naming(element, place), type: "file", disabled: true }),
    node("small", {}, "Uploads from a form are not part of the playground. Send the rest; attach the file in the channel."));
}

export const INPUTS = {
  plain_text_input: typed, rich_text_input: typed, number_input: typed, email_text_input: typed, url_text_input: typed,
  datepicker: picker("date", "selected_date", same, orNull),
  timepicker: picker("time", "selected_time", same, orNull),
  datetimepicker: picker("datetime-local", "selected_date_time", localMoment, (value) => (value ? Math.round(new Date(value).getTime() / 1000) : null)),
  radio_buttons: radioButtons, checkboxes, file_input: fileInput,
};

export { changed, naming, starting };
