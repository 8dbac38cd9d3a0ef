// A face drawn from a name: initials on one of eight colors.

import { h } from "./dom.js";

const COLORS = 8;

export function avatar(name, id, { bot = false } = {}) {
  const look = bot ? "bot" : `color-${hash(id) % COLORS}`;
  return h("span", { class: `avatar ${look}`, "aria-hidden": "true" }, initials(name));
}

function initials(name) {
  const parts = name.trim().split(/\s+/);
  const picked = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return picked
    .map((part) => [...part][0] ?? "")
    .join("")
    .toUpperCase();
}

function hash(text) {
  return [...text].reduce((sum, character) => (sum * 131 + character.codePointAt(0)) % 65_521, 11);
}
