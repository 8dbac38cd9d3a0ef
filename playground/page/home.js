// The app's Home tab.

import { blockNodes } from "./blocks.js";
import { fill, h, keepFocus } from "./dom.js";
import { Surface } from "./surface.js";
import { dayKey } from "./times.js";

export class Home {
  #drawn = "";
  #surface = null;

  constructor(desk) {
    this.desk = desk;
    this.node = h("div", {
      class: "home",
      role: "tabpanel",
      "aria-label": "Home",
      tabindex: "-1",
      "data-testid": "home",
    });
  }

  show(view) {
    const { desk } = this;
    const look = JSON.stringify([desk.me, view?.id, dayKey(desk.reader.now(), desk.reader.zone)]);
    if (look === this.#drawn && !this.#surface?.isBehind(view.blocks)) return;
    if (look !== this.#drawn) this.#surface = view && new Surface({ view_id: view.id }, desk);
    this.#drawn = look;
    const content = view ? blockNodes(view.blocks, this.#surface) : unfilled();
    keepFocus(this.node, () => fill(this.node, h("div", { class: "home-page blocks" }, content)));
  }
}

function unfilled() {
  return h("p", { class: "empty" }, "Nothing here yet. The app fills this page when it is opened.");
}
