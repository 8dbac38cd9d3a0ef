// The markdown block: headings, lists, quotes, rules, code, **bold**, *italic*, ~~strike~~ and [links](…).

import { h } from "./dom.js";
import { linkNode } from "./mention.js";
import { plain } from "./mrkdwn.js";

const FENCE = /^```[^\n]*\n([\s\S]*?)\n?```[ \t]*$/m;
const LINES = [
  ["rule", /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/],
  ["heading", /^(#{1,6})\s+(.*)$/],
  ["quote", /^>\s?(.*)$/],
  ["bullets", /^\s*[-*+]\s+(.*)$/],
  ["numbers", /^\s*\d{1,3}[.)]\s+(.*)$/],
  ["blank", /^\s*$/],
];
const INLINE = new RegExp(
  [
    "`([^`\\n]+)`",
    "\\[([^\\]\\n]+)\\]\\(([^)\\s]+)\\)",
    "\\*\\*(\\S(?:.*?\\S)?)\\*\\*",
    "~~(.+?)~~",
    "(?<![\\p{L}\\p{N}*])[*_](\\S(?:.*?\\S)?)[*_](?![\\p{L}\\p{N}*])",
  ].join("|"),
  "u",
);

export function markdown(text) {
  return text
    .split(FENCE)
    .flatMap((part, index) => (index % 2 ? h("pre", { tabindex: "0" }, part) : groups(part)));
}

function groups(text) {
  const found = [];
  for (const line of text.split("\n")) {
    const [kind, match] = kindOf(line);
    const joins = found.at(-1)?.kind === kind && kind !== "heading";
    if (joins) found.at(-1).matches.push(match);
    else found.push({ kind, matches: [match] });
  }
  return found.map(({ kind, matches }) => BUILDERS[kind](matches)).filter(Boolean);
}

function kindOf(line) {
  for (const [kind, pattern] of LINES) {
    const match = pattern.exec(line);
    if (match) return [kind, match];
  }
  return ["text", [line, line]];
}

const BUILDERS = {
  rule: () => h("hr"),
  blank: () => null,
  heading: ([match]) => h(`h${Math.min(6, match[1].length + 2)}`, { dir: "auto" }, inline(match[2])),
  quote: (matches) => h("blockquote", { dir: "auto" }, inline(joined(matches))),
  bullets: (matches) =>
    h(
      "ul",
      {},
      matches.map((match) => h("li", { dir: "auto" }, inline(match[1]))),
    ),
  numbers: (matches) =>
    h(
      "ol",
      {},
      matches.map((match) => h("li", { dir: "auto" }, inline(match[1]))),
    ),
  text: (matches) => h("p", { dir: "auto" }, inline(joined(matches))),
};

function joined(matches) {
  return matches.map((match) => match[1]).join("\n");
}

function inline(text) {
  const match = INLINE.exec(text);
  if (!match) return plain(text);
  const after = inline(text.slice(match.index + match[0].length));
  return [...plain(text.slice(0, match.index)), styled(match), ...after];
}

function styled([, code, words, address, bold, strike, italic]) {
  if (code) return h("code", {}, code);
  if (words) return linkNode(address, inline(words));
  if (bold) return h("strong", {}, inline(bold));
  if (strike) return h("s", {}, inline(strike));
  return h("em", {}, inline(italic));
}
