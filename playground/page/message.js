// One message: who, when, what, and the menu of its shortcuts.

import { avatar } from "./avatar.js";
import { blockNodes } from "./blocks.js";
import { h } from "./dom.js";
import { menu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { clockTime, fullTime } from "./times.js";

export const sentAt = (message) => new Date(Number(message.ts) * 1000);

/** `follows`: the message before is by the same author, so that face and name need no repeating. */
export function messageNode(message, { desk, surface, follows }) {
  const time = clockTime(sentAt(message), desk.reader.zone);
  const kinds = [follows && "follows", message.ephemeral && "ephemeral", message.thread_ts && "reply"];
  const classes = ["message", ...kinds.filter(Boolean)].join(" ");
  const label = `${message.name}, ${time}${message.ephemeral ? ", only visible to you" : ""}`;
  return h(
    "article",
    { class: classes, "data-ts": message.ts, "aria-label": label, tabindex: "-1" },
    follows
      ? h("span", { class: "gutter-time", "aria-hidden": "true" }, time)
      : avatar(message.name, message.user, message),
    h(
      "div",
      { class: "message-body" },
      message.ephemeral && onlyYou(),
      follows ? null : byline(message, desk.reader),
      content(message, { desk, surface }),
      (message.files ?? []).map(fileCard),
      message.edited && h("span", { class: "edited" }, "(edited)"),
    ),
    shortcutMenu(message, { desk, surface }),
  );
}

function onlyYou() {
  return h(
    "p",
    { class: "only-you" },
    h("span", { class: "eye", "aria-hidden": "true" }),
    "Only visible to you",
  );
}

function byline(message, reader) {
  const instant = sentAt(message);
  return h(
    "header",
    {},
    h("span", { class: "author", dir: "auto" }, message.name),
    message.bot && h("span", { class: "badge" }, "App"),
    h(
      "time",
      { datetime: instant.toISOString(), title: fullTime(instant, reader.zone) },
      clockTime(instant, reader.zone),
    ),
    message.thread_ts &&
      message.thread_ts !== message.ts &&
      h("span", { class: "hint" }, "replied in a thread"),
  );
}

function content(message, { desk, surface }) {
  if (!message.blocks?.length) return h("div", { class: "prose" }, mrkdwn(message.text ?? "", desk.reader));
  return h("div", { class: "blocks" }, blockNodes(message.blocks, surface));
}

function fileCard({ name, url }) {
  const words = h("span", { class: "file-name", dir: "auto" }, name);
  const ours = url?.startsWith("/_control/files/");
  return h("div", { class: "file" }, ours ? h("a", { href: url, download: name }, words) : words);
}

function shortcutMenu(message, { desk, surface }) {
  const offered = message.ephemeral ? [] : desk.shortcuts("message");
  if (!offered.length) return null;
  const items = offered.map((shortcut) => ({
    label: shortcut.name,
    choose: () => desk.shortcut({ callback_id: shortcut.callback_id, ...surface.where }),
  }));
  const naming = { "aria-label": "Message actions", "data-key": `shortcuts ${message.ts}` };
  return h(
    "div",
    { class: "message-menu" },
    menu(h("button", { type: "button", class: "button icon", ...naming }, "⋮"), items),
  );
}
