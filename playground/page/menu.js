// A button that opens a menu: the overflow element, and the page's own menus.

import { h } from "./dom.js";
import { safeAddress } from "./mention.js";
import { lineNodes } from "./texts.js";

export function overflow(slot) {
  const choose = async (option) => {
    if (!(await slot.agreed())) return;
    const address = option.url && safeAddress(option.url);
    if (address) window.open(address, "_blank", "noopener,noreferrer");
    slot.press({ selected_option: option });
  };
  const items = slot.element.options.map((option) => ({
    label: lineNodes(option.text, slot.reader),
    hint: option.description ? lineNodes(option.description, slot.reader) : null,
    choose: () => choose(option),
  }));
  const naming = { "aria-label": "More actions", ...slot.marks() };
  return menu(h("button", { type: "button", class: "button icon", ...naming }, "⋯"), items);
}

/** Joins a button and a menu of {label, hint, choose}; arrows move, Escape closes. */
export function menu(opener, items) {
  const list = h("div", { role: "menu", class: "menu", hidden: true });
  const root = h("div", { class: "menu-root" }, opener, list);
  const close = (refocus) => {
    list.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    if (refocus) opener.focus();
  };
  list.append(...items.map((item) => entry(item, close)));
  opener.setAttribute("aria-haspopup", "menu");
  opener.setAttribute("aria-expanded", "false");
  opener.addEventListener("click", () => (list.hidden ? open(opener, list) : close(true)));
  root.addEventListener("focusout", (event) => !root.contains(event.relatedTarget) && close(false));
  root.addEventListener("keydown", (event) => steer(event, list, close));
  return root;
}

function entry({ label, hint, choose }, close) {
  const pick = () => {
    close(true);
    choose();
  };
  return h(
    "button",
    { type: "button", role: "menuitem", tabindex: "-1", onclick: pick },
    label,
    hint && h("span", { class: "hint" }, hint),
  );
}

function open(opener, list) {
  list.hidden = false;
  opener.setAttribute("aria-expanded", "true");
  list.scrollIntoView({ block: "nearest" });
  list.firstElementChild?.focus();
}

function steer(event, list, close) {
  if (list.hidden) return;
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    close(true);
    return;
  }
  const items = [...list.children];
  const at = items.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items.at(next % items.length).focus();
}
