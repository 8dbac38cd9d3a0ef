// Slack's mrkdwn as DOM nodes: *bold* _italic_ ~strike~ `code`, quotes, lists, and what stands in <…>.

import { h } from "./dom.js";
import { EMOJI, drawn } from "./emoji.js";
import { dateNode, linkNode, mentionNode, safeAddress } from "./mention.js";

const FENCE = /```\n?([\s\S]+?)\n?```\n?/;
const QUOTE = /^(?:&gt;|>) ?/;
const ITEM = /^(\s*)([•◦▪-]|\d{1,3}[.)])[ \t]+(?=\S)/;
const STYLES = { "*": "strong", _: "em", "~": "s" };
const ENTITY = /&(amp|lt|gt);/g;
const BARE_LINK = /https?:\/\/[^\s<>|]+[^\s<>|.,:;!?'")\]]/y;
const WORD = /[\p{L}\p{N}]/u;

export function mrkdwn(text, reader) {
  const parts = text.split(FENCE);
  return parts.flatMap((part, index) =>
    index % 2 ? h("pre", { tabindex: "0" }, unescaped(stripped(part))) : paragraphs(part, reader),
  );
}

/** Plain text as Slack shows it: entities and emoji names, nothing else. */
export function plain(text, emoji = true) {
  return scan(text, (at) => (emoji ? emojiAt(text, at) : null));
}

function unescaped(text) {
  return text.replace(ENTITY, (_, name) => ({ amp: "&", lt: "<", gt: ">" })[name]);
}

/** One run of mrkdwn without paragraphs. */
export function inline(text, reader) {
  return scan(
    text,
    (at) =>
      angleAt(text, at, reader) ??
      codeAt(text, at) ??
      styleAt(text, at, reader) ??
      emojiAt(text, at) ??
      bareLinkAt(text, at),
  );
}

function paragraphs(text, reader) {
  const groups = [];
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const kind = QUOTE.test(line) ? "quote" : ITEM.test(line) ? "list" : "text";
    if (groups.at(-1)?.kind === kind) groups.at(-1).lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.map(({ kind, lines }) => BUILDERS[kind](lines, reader)).filter((node) => node.textContent);
}

const BUILDERS = {
  text: (lines, reader) => h("p", { dir: "auto" }, inline(lines.join("\n"), reader)),
  quote: (lines, reader) =>
    h("blockquote", { dir: "auto" }, inline(lines.map((line) => line.replace(QUOTE, "")).join("\n"), reader)),
  list: (lines, reader) =>
    h(
      "ul",
      { class: "marked" },
      lines.map((line) => item(line, reader)),
    ),
};

function item(line, reader) {
  const [lead, indent, mark] = ITEM.exec(line);
  const depth = Math.min(3, Math.floor(indent.length / 2));
  const marker = h("span", { class: "mark" }, `${mark} `);
  return h(
    "li",
    { class: `depth-${depth}`, dir: "auto" },
    marker,
    h("span", {}, inline(line.slice(lead.length), reader)),
  );
}

/** Walks the text; `at(index)` may claim a stretch as {node, end}, the rest becomes text. */
function scan(text, at) {
  const nodes = [];
  let plainFrom = 0;
  for (let index = 0; index < text.length;) {
    const found = at(index);
    if (!found) {
      index += 1;
      continue;
    }
    if (index > plainFrom) nodes.push(unescaped(text.slice(plainFrom, index)));
    nodes.push(found.node);
    index = plainFrom = found.end;
  }
  if (plainFrom < text.length) nodes.push(unescaped(text.slice(plainFrom)));
  return nodes;
}

function angleAt(text, at, reader) {
  const end = text[at] === "<" ? text.indexOf(">", at) : -1;
  if (end < at + 2 || text.slice(at, end).includes("\n")) return null;
  const node = angled(text.slice(at + 1, end), reader);
  return node && { node, end: end + 1 };
}

function angled(inside, reader) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : unescaped(inside.slice(bar + 1));
  if (target.startsWith("!date^")) return dateNode(target.split("^").slice(1), label, reader);
  if ("@#!".includes(target[0])) return mentionNode(target, label, reader);
  if (!label && !safeAddress(unescaped(target))) return null;
  return linkNode(unescaped(target), label ? plain(label) : [unescaped(target).replace(/^mailto:/, "")]);
}

function codeAt(text, at) {
  if (text[at] !== "`") return null;
  const end = text.indexOf("`", at + 1);
  if (end <= at + 1 || text.slice(at, end).includes("\n")) return null;
  return { node: h("code", {}, unescaped(stripped(text.slice(at + 1, end)))), end: end + 1 };
}

/** Inside code Slack keeps links and mentions readable: the label, else the target. */
function stripped(text) {
  return text.replace(/<((?:[@#!]|https?:|mailto:)[^<>\n]+)>/g, (_, inside) => inside.split("|").at(-1));
}

function styleAt(text, at, reader) {
  const tag = STYLES[text[at]];
  if (!tag || touchesWord(text[at - 1]) || !text[at + 1] || /\s/.test(text[at + 1])) return null;
  const end = closing(text, at);
  if (end < 0) return null;
  return { node: h(tag, {}, inline(text.slice(at + 1, end), reader)), end: end + 1 };
}

function closing(text, at) {
  const mark = text[at];
  for (let index = at + 1; index < text.length && text[index] !== "\n"; index += 1) {
    if (text[index] === "<") {
      const skip = text.indexOf(">", index);
      if (skip > 0) index = skip;
    } else if (text[index] === mark && index > at + 1) {
      if (!/\s/.test(text[index - 1]) && text[index - 1] !== mark && !touchesWord(text[index + 1]))
        return index;
    }
  }
  return -1;
}

function touchesWord(character) {
  return character !== undefined && WORD.test(character);
}

function emojiAt(text, at) {
  if (text[at] !== ":") return null;
  EMOJI.lastIndex = at;
  const found = EMOJI.exec(text);
  const image = found && drawn(found[1]);
  if (!image) return null;
  return {
    node: h("span", { role: "img", "aria-label": found[1].replaceAll("_", " ") }, image),
    end: EMOJI.lastIndex,
  };
}

function bareLinkAt(text, at) {
  if (text[at] !== "h" || touchesWord(text[at - 1])) return null;
  BARE_LINK.lastIndex = at;
  const found = BARE_LINK.exec(text);
  if (!found) return null;
  const address = unescaped(found[0]);
  return { node: linkNode(address, [address]), end: BARE_LINK.lastIndex };
}
