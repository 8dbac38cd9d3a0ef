// The playground's control interface: one function a call, and the stream of changes.

export class Refused extends Error {}

export const readState = () => call("GET", "state");
export const readScreen = (user) => call("GET", `screen/${encodeURIComponent(user)}`);
export const sendMessage = (fields) => call("POST", "message", fields);
export const sendCommand = (fields) => call("POST", "command", fields);
export const sendFile = (fields) => call("POST", "file", fields);
export const interact = (fields) => call("POST", "interact", fields);
export const suggest = (fields) => call("POST", "suggest", fields);
export const submit = (fields) => call("POST", "submit", fields);
export const closeView = (fields) => call("POST", "close-view", fields);
export const openHome = (fields) => call("POST", "open-home", fields);
export const runShortcut = (fields) => call("POST", "shortcut", fields);
export const markRead = (fields) => call("POST", "read", fields);
export const moveClock = (fields) => call("POST", "clock", fields);
export const moveToNext = () => call("POST", "next", {});

/** Calls `changed` at every change and `reachable(bool)` when the playground goes away or comes back. */
export function follow(changed, reachable) {
  const stream = new EventSource("/_control/stream");
  stream.onopen = () => {
    reachable(true);
    changed();
  };
  stream.onmessage = () => changed();
  stream.onerror = () => reachable(false);
}

async function call(method, path, fields) {
  const request = { method, cache: "no-store" };
  if (fields) {
    request.body = JSON.stringify(fields);
    request.headers = { "Content-Type": "application/json" };
  }
  const answer = await send(`/_control/${path}`, request);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok || body.ok === false) {
    throw new Refused(body.error || `The playground answered ${answer.status}. Its log says why.`);
  }
  return body;
}

async function send(address, request) {
  try {
    return await fetch(address, request);
  } catch (failure) {
    throw new Refused("The playground does not answer. Is it still running?", { cause: failure });
  }
}
