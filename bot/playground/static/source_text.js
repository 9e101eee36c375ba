// Turns a stored message back into what its author typed, for editing.

import { decodeEntities } from "./mrkdwn.js";
import { channelName, userName, workspace } from "./workspace.js";

/** What to type to mention someone: their short name. */
export const handleOf = (id) => workspace.users.get(id)?.name || userName(id);

/** References as typed, entities as characters. */
export function messageSource(text) {
  return decodeEntities(text.replace(/<([^<>\n]+)>/g, (whole, inside) => {
    const [target, label] = inside.split("|");
    if (/^@[UW]/.test(target)) return `@${handleOf(target.slice(1))}`;
    if (/^#[CG]/.test(target)) return `#${label || channelName(target.slice(1))}`;
    if (/^!(here|channel|everyone)$/.test(target)) return `@${target.slice(1)}`;
    return /^https?:/.test(target) ? target : whole;
  }));
}
