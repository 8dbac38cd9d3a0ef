// Block Kit's text objects: plain_text and mrkdwn.

import { h } from "./dom.js";
import { inline, mrkdwn, plain } from "./mrkdwn.js";

/** Paragraphs, lists and quotes of a text object. */
export function textNodes(text, reader) {
  if (text.type === "mrkdwn") return mrkdwn(text.text, reader);
  return [h("p", { dir: "auto" }, plain(text.text, text.emoji !== false))];
}

/** A text object on one line: labels, options, buttons. */
export function lineNodes(text, reader) {
  if (!text) return [];
  return text.type === "mrkdwn" ? inline(text.text, reader) : plain(text.text, text.emoji !== false);
}

/** What the words say, for places that take no nodes: <option>, placeholders, aria-label. */
export function words(text) {
  return text
    ? plain(text.text, text.emoji !== false)
        .map((node) => node.textContent ?? node)
        .join("")
    : "";
}
