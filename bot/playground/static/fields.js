// Draws input blocks: a label, one element, a hint and the error of that field; and checks what was entered.

import { node } from "./dom.js";
import { drawElement } from "./elements.js";
import { textNodes, wordsOf } from "./texts.js";

let counter = 0;

export function inputBlock(block, place) {
  counter += 1;
  const labelId = `label-${counter}`;
  const errorId = `error-${counter}`;
  const error = place.errors?.[block.block_id];
  const warning = node("p", { class: "field-error", id: errorId, role: "alert", hidden: !error, "data-testid": `error-${block.block_id}` }, error ?? "");
  const frame = node("div", { class: `input-block${error ? " has-error" : ""}` });
  const clear = () => {
    frame.classList.remove("has-error");
    warning.hidden = true;
    if (place.errors) delete place.errors[block.block_id];
  };
  const element = drawElement(block.element ?? {}, {
    ...place, inInput: true, dispatch: block.dispatch_action === true, labelId, errorId: error ? errorId : null, invalid: Boolean(error), onChange: clear,
  });
  frame.append(
    node("div", { class: "input-label", id: labelId }, wordsOf(block.label), block.optional ? node("span", { class: "optional" }, " (optional)") : null),
    element, warning);
  if (block.hint) frame.append(node("p", { class: "hint" }, textNodes(block.hint)));
  return frame;
}

const ANSWER_KEYS = ["value", "selected_option", "selected_options", "selected_user", "selected_users", "selected_channel", "selected_channels",
  "selected_conversation", "selected_conversations", "selected_date", "selected_time", "selected_date_time", "files"];

function answerIn(entered) {
  for (const key of ANSWER_KEYS) {
    const answer = entered?.[key];
    if (answer !== undefined && answer !== null && answer !== "" && !(Array.isArray(answer) && !answer.length)) return answer;
  }
  return null;
}

function numberProblem(element, answer) {
  const number = Number(answer);
  if (!Number.isFinite(number)) return "Enter a number, using digits only.";
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return "Enter a whole number.";
  if (element.min_value !== undefined && number < Number(element.min_value)) return `Enter ${element.min_value} or more.`;
  if (element.max_value !== undefined && number > Number(element.max_value)) return `Enter ${element.max_value} or less.`;
  return "";
}

const CHECKS = {
  number_input: numberProblem,
  email_text_input: (_, answer) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(answer) ? "" : "Enter an e-mail address such as name@example.com."),
  url_text_input: (_, answer) => (/^https?:\/\/\S+\.\S+/.test(answer) ? "" : "Enter a web address that starts with https://."),
};

function lengthProblem(element, answer) {
  if (typeof answer !== "string" || element.type === "number_input") return "";
  if (answer.length < (element.min_length ?? 0)) return `Write at least ${element.min_length} characters.`;
  return answer.length > (element.max_length ?? Infinity) ? `Write at most ${element.max_length} characters.` : "";
}

/** What Slack refuses before it asks the app: {block_id: sentence}. */
export function problemsIn(blocks, values) {
  const problems = {};
  for (const block of blocks ?? []) {
    if (block.type !== "input" || block.element?.type === "file_input") continue;
    const answer = answerIn(values[block.block_id]?.[block.element?.action_id]);
    const problem = answer === null
      ? (block.optional ? "" : "Please complete this required field.")
      : (lengthProblem(block.element, answer) || CHECKS[block.element.type]?.(block.element, answer));
    if (problem) problems[block.block_id] = problem;
  }
  return problems;
}
