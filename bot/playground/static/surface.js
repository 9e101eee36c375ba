// A surface is the message or view that blocks are drawn on: it keeps what people entered and posts actions.

import { sendToBot } from "./backend.js";
import { valuesFor } from "./held_values.js";
import { confirmed } from "./overlays.js";
import { textNodes, wordsOf } from "./texts.js";
import { attempt } from "./toast.js";

const entered = new Map();

/** Values typed so far for one view or message; they survive redraws. */
export function valuesOf(key) {
  if (!entered.has(key)) entered.set(key, {});
  return entered.get(key);
}

export const forgetValues = (key) => entered.delete(key);

/** True when there is no confirm object or the person agreed to it. */
export function agreed(confirm) {
  if (!confirm) return Promise.resolve(true);
  return confirmed({
    title: wordsOf(confirm.title) || "Are you sure?", text: textNodes(confirm.text),
    confirm: wordsOf(confirm.confirm) || "Yes", deny: wordsOf(confirm.deny) || "Cancel", danger: confirm.style === "danger",
  });
}

function makeSurface(key, address, blocks, details) {
  const values = valuesOf(key);
  return {
    key, values, address, ...details,
    keep(blockId, actionId, value) {
      (values[blockId] ??= {})[actionId] = value;
    },
    kept: (blockId, actionId) => values[blockId]?.[actionId],
    act: (blockId, actionId, selection) => attempt(() =>
      sendToBot("action", { ...address, block_id: blockId, action_id: actionId, selection, values: valuesFor(blocks, values) })),
  };
}

/** The surface of a message. */
export const messageSurface = (channel, message) =>
  makeSurface(`message:${channel}:${message.ts}`, { channel, message_ts: message.ts }, message.blocks, { kind: "message", files: message.files ?? [] });

/** The surface of a modal or of the app's Home. */
export const viewSurface = (view) => makeSurface(`view:${view.id}`, { view_id: view.id }, view.blocks, { kind: view.type });
