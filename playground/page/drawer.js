// The sidebar on small screens: a button slides it in; Escape, a choice or a tap beside it sends it away.

import { h } from "./dom.js";

export class Drawer {
  /** `sidebar` is the node that slides. */
  constructor(sidebar) {
    this.sidebar = sidebar;
    this.button = h(
      "button",
      {
        type: "button",
        class: "button icon drawer",
        "aria-label": "People and channels",
        "aria-controls": sidebar.id,
        "aria-expanded": "false",
        onclick: () => this.#set(!this.#open),
      },
      "☰",
    );
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.#open && this.close());
    document.addEventListener(
      "click",
      (event) => this.#open && this.#beside(event.target) && this.#set(false),
    );
  }

  close() {
    if (!this.#open) return;
    this.#set(false);
    this.button.focus();
  }

  get #open() {
    return document.body.classList.contains("drawer-open");
  }

  #beside(target) {
    return !this.sidebar.contains(target) && !this.button.contains(target) && target.isConnected;
  }

  #set(open) {
    document.body.classList.toggle("drawer-open", open);
    this.button.setAttribute("aria-expanded", String(open));
    if (open) this.sidebar.querySelector("[aria-pressed=true]")?.focus();
  }
}
