// A text field with suggestions: external selects ask the bot, multi selects search what they have.

import { freshId, h } from "./dom.js";
import { lineNodes, words } from "./texts.js";

const TYPING_PAUSE = 200;

export const externalSelect = (slot) => new ComboBox(slot, external(slot, false)).node;
export const externalMultiSelect = (slot) => new ComboBox(slot, external(slot, true)).node;

export function multiSelect(slot) {
  const options = optionsOf(slot.element);
  const search = async (text) =>
    options.filter((option) => words(option.text).toLowerCase().includes(text.toLowerCase()));
  return new ComboBox(slot, { search, several: true, shortest: 0 }).node;
}

export function optionsOf({ options, option_groups: groups }) {
  return options ?? (groups ?? []).flatMap((group) => group.options);
}

function external(slot, several) {
  const search = async (text) => optionsOf(await slot.surface.suggestions(slot.blockId, slot.element, text));
  return { search, several, shortest: slot.element.min_query_length ?? 3 };
}

/** `search(text)` gives options; `several` keeps chosen ones as chips; `shortest` is the least to type. */
class ComboBox {
  #offered = [];
  #active = -1;
  #asked = 0;
  #timer;

  constructor(slot, { search, several, shortest }) {
    Object.assign(this, { slot, search, several, shortest });
    const listId = freshId("options");
    this.list = h("div", {
      role: "listbox",
      id: listId,
      class: "options",
      hidden: true,
      "aria-label": "Suggestions",
    });
    this.chips = h("div", { class: "chips" });
    this.input = h("input", {
      ...slot.attributes(),
      class: "field",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      dir: "auto",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      "aria-controls": listId,
      placeholder: words(slot.element.placeholder) || "Type to search",
    });
    this.node = slot.described([this.chips, h("div", { class: "combo" }, this.input, this.list)]);
    this.#listen();
    this.#settle();
  }

  get chosen() {
    return this.several ? this.slot.value : [this.slot.value].filter(Boolean);
  }

  #listen() {
    const { input } = this;
    input.addEventListener("input", () => this.#later(TYPING_PAUSE));
    input.addEventListener("focus", () => input.select());
    input.addEventListener("click", () => this.#later(0));
    input.addEventListener("blur", () => this.#leave());
    input.addEventListener("keydown", (event) => this.#key(event));
  }

  #later(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), pause);
  }

  async #ask() {
    const shown = !this.several && this.chosen[0] && words(this.chosen[0].text) === this.input.value;
    const text = shown ? "" : this.input.value.trim();
    const needed = this.shortest - text.length;
    if (needed > 0) return this.#offer([], `Type ${needed} more character${needed > 1 ? "s" : ""}`);
    const asked = (this.#asked += 1);
    this.#offer([], "Searching…");
    const [options, note] = await this.search(text).then(
      (found) => [found, "No results"],
      (refusal) => [[], refusal.message],
    );
    if (asked === this.#asked && document.activeElement === this.input) this.#offer(options, note);
    return undefined;
  }

  #offer(options, note) {
    const taken = new Set(this.several ? this.chosen.map((option) => option.value) : []);
    this.#offered = options.filter((option) => !taken.has(option.value));
    const rows = this.#offered.map((option, index) => this.#row(option, index));
    this.list.replaceChildren(...(rows.length ? rows : [h("p", { class: "hint" }, note)]));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#point(rows.length ? 0 : -1);
  }

  #row(option, index) {
    const about =
      option.description && h("span", { class: "hint" }, lineNodes(option.description, this.slot.reader));
    const pick = (event) => {
      event.preventDefault();
      this.#choose(index);
    };
    const attributes = {
      role: "option",
      id: freshId("option"),
      class: "option",
      dir: "auto",
      onmousedown: pick,
    };
    return h("div", attributes, lineNodes(option.text, this.slot.reader), about);
  }

  #point(index) {
    this.#active = index;
    [...this.list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === index)));
    const row = this.list.children[index];
    if (index < 0 || !row) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", row.id);
    return row.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    const open = !this.list.hidden;
    const size = this.#offered.length;
    const moves = { ArrowDown: this.#active + 1, ArrowUp: this.#active - 1 + size };
    if (event.key in moves) {
      event.preventDefault();
      if (!open) this.#later(0);
      else if (size) this.#point(moves[event.key] % size);
    } else if (event.key === "Enter" && open && this.#active >= 0) {
      event.preventDefault();
      this.#choose(this.#active);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      this.#settle();
    } else if (event.key === "Backspace" && this.several && !this.input.value) {
      this.#change(this.chosen.slice(0, -1));
    }
  }

  #choose(index) {
    const option = this.#offered[index];
    this.#change(this.several ? [...this.chosen, option] : [option]);
  }

  async #change(options) {
    await this.slot.change(this.several ? options : (options[0] ?? null));
    this.#settle();
  }

  /** An emptied single field means that nothing is chosen. */
  #leave() {
    const emptied = !this.several && !this.input.value && this.chosen.length > 0;
    return emptied ? this.#change([]) : this.#settle();
  }

  /** Closes the list and shows what is chosen. */
  #settle() {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    if (this.several) {
      this.input.value = "";
      this.chips.replaceChildren(...this.chosen.map((option) => this.#chip(option)));
      return;
    }
    this.input.value = words(this.chosen[0]?.text);
  }

  #chip(option) {
    const name = words(option.text);
    const remove = () => this.#change(this.chosen.filter((kept) => kept.value !== option.value));
    return h(
      "span",
      { class: "chip" },
      name,
      h("button", { type: "button", "aria-label": `Remove ${name}`, onclick: remove }, "×"),
    );
  }
}
