// The rich_text block: sections, lists, quotes and preformatted text.

import { h } from "./dom.js";
import { drawn } from "./emoji.js";
import { dateNode, linkNode, mentionNode } from "./mention.js";

const STYLE_TAGS = [
  ["bold", "strong"],
  ["italic", "em"],
  ["strike", "s"],
  ["code", "code"],
  ["underline", "u"],
];

export function richText(block, reader) {
  return block.elements.map((part) => (PARTS[part.type] ?? section)(part, reader));
}

const PARTS = {
  rich_text_section: section,
  rich_text_list: list,
  rich_text_quote: (part, reader) => h("blockquote", { dir: "auto" }, runs(part, reader)),
  rich_text_preformatted: (part, reader) => h("pre", { tabindex: "0" }, runs(part, reader)),
};

function section(part, reader) {
  return h("p", { dir: "auto" }, runs(part, reader));
}

function list(part, reader) {
  const items = part.elements.map((entry) => h("li", { dir: "auto" }, runs(entry, reader)));
  const depth = `depth-${Math.min(3, part.indent ?? 0)}`;
  if (part.style !== "ordered") return h("ul", { class: depth }, items);
  return h("ol", { class: depth, start: (part.offset ?? 0) + 1 }, items);
}

function runs(part, reader) {
  return (part.elements ?? []).map((run) =>
    styled(RUNS[run.type]?.(run, reader) ?? run.text ?? "", run.style),
  );
}

const RUNS = {
  text: (run) => run.text,
  link: (run) => linkNode(run.url, [run.text || run.url]),
  user: (run, reader) => mentionNode(`@${run.user_id}`, "", reader),
  channel: (run, reader) => mentionNode(`#${run.channel_id}`, "", reader),
  broadcast: (run, reader) => mentionNode(`!${run.range}`, "", reader),
  emoji: (run) => drawn(run.name) ?? `:${run.name}:`,
  date: (run, reader) => dateNode([run.timestamp, run.format, run.url], run.fallback, reader),
};

function styled(node, style = {}) {
  return STYLE_TAGS.reduce((inner, [name, tag]) => (style[name] ? h(tag, {}, inner) : inner), node);
}
