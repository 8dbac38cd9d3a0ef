// The line above the chat: where one is, and the app's tabs.

import { fill, h } from "./dom.js";

export class PlaceHeader {
  #drawn = "";

  constructor({ open, drawer }) {
    this.open = open;
    this.title = h("h1", { dir: "auto" });
    this.tabs = h("div", { class: "tabs", role: "tablist", "aria-label": "App" });
    this.node = h("header", { class: "place-header" }, drawer.button, this.title, this.tabs);
    this.tabs.addEventListener("keydown", (event) => this.#key(event));
  }

  show({ name, dm, atHome, channel }) {
    const look = JSON.stringify([name, dm, atHome, channel.id]);
    if (look === this.#drawn) return;
    this.#drawn = look;
    this.title.textContent = dm ? name : `# ${name}`;
    const held = this.tabs.contains(document.activeElement);
    fill(this.tabs, dm && [this.#tab("Home", "home", atHome), this.#tab("Messages", "", !atHome)]);
    if (held) this.tabs.querySelector("[aria-selected=true]")?.focus();
  }

  #tab(label, place, selected) {
    const attributes = { role: "tab", "aria-selected": String(selected), tabindex: selected ? "0" : "-1" };
    return h(
      "button",
      { type: "button", class: "tab", ...attributes, onclick: () => this.open(place) },
      label,
    );
  }

  #key(event) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    this.tabs.querySelector("[aria-selected=false]")?.click();
  }
}
