// Calls the playground server's browser API and turns its refusals into sentences.

import { workspace } from "./workspace.js";

export class PlaygroundError extends Error {
  constructor(sentence) {
    super(sentence);
    this.sentence = sentence;
  }
}

const UNREACHABLE = "The playground server does not answer. Check that it is running; this page keeps trying.";

async function answerOf(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new PlaygroundError(UNREACHABLE);
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new PlaygroundError(answer?.error ?? `The playground refused this (HTTP ${response.status}). Try again.`);
  return answer ?? {};
}

/** GET /playground/<path>; the acting user is added unless given. */
export function read(path, query = {}) {
  const parameters = new URLSearchParams({ as: workspace.me });
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== null) parameters.set(name, value);
  return answerOf(fetch(`/playground/${path}?${parameters}`, { headers: { accept: "application/json" } }));
}

/** POST /playground/<path> as the acting user. */
export function send(path, body = {}) {
  return answerOf(fetch(`/playground/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ as: workspace.me, ...body }),
  }));
}

/** POST that reaches the bot: an answer with ok:false becomes Slack's own sentence. */
export async function sendToBot(path, body = {}) {
  const answer = await send(path, body);
  if (answer.ok === false && !answer.errors) {
    throw new PlaygroundError(String(answer.error ?? "").includes(" ") ? answer.error : "We had some trouble connecting. Try again?");
  }
  return answer;
}
