// One element in its block: its value, its accessible name, and what using it does.

import { h } from "./dom.js";
import { confirmed } from "./confirm.js";
import { stateName } from "./drafts.js";
import { words } from "./texts.js";

export class Slot {
  /** `position` is the block's in its surface; `label` is what an input block says of its control. */
  constructor({ surface, block, position, element, label }) {
    this.surface = surface;
    this.position = position;
    this.caption = words(element.placeholder) || words(block.text) || element.action_id;
    this.blockId = block.block_id;
    this.element = element;
    this.label = label;
    this.dispatches = block.type !== "input" || block.dispatch_action === true;
  }

  get reader() {
    return this.surface.reader;
  }

  get value() {
    return this.surface.value(this.blockId, this.element);
  }

  /** What finds a control again after a redraw: by its ids, or by its position where the block_id is new. */
  marks(part = "") {
    const { action_id: actionId } = this.element;
    const mark = (block) => [this.surface.key, block, actionId, part].join(" ");
    return { "data-key": mark(this.blockId), "data-position": mark(this.position), "data-testid": actionId };
  }

  /** Attributes every control carries: identity, name, and the error it has. */
  attributes(part = "") {
    const { label } = this;
    const shared = this.marks(part);
    if (!label) return { ...shared, "aria-label": this.caption };
    const state = { "aria-required": label.required && "true", "aria-invalid": label.invalid && "true" };
    return { ...shared, ...state, id: part ? null : label.id, "aria-describedby": label.describedby };
  }

  keep(value) {
    this.surface.keep(this.blockId, this.element, value);
  }

  /** Keeps the value and tells the bot where changes are reported; false when the person does not confirm. */
  async change(value) {
    if (!this.dispatches) {
      this.keep(value);
      return true;
    }
    if (!(await this.agreed())) return false;
    this.keep(value);
    await this.report(value);
    return true;
  }

  report(value) {
    return this.surface.act(this.blockId, this.element, { [stateName(this.element)]: value });
  }

  press(fields) {
    return this.surface.act(this.blockId, this.element, fields);
  }

  /** Asks the element's `confirm` question, if it has one. */
  async agreed() {
    return !this.element.confirm || confirmed(this.element.confirm, this.reader);
  }

  described(control) {
    return h("div", { class: `control control-${this.element.type}` }, control);
  }
}
