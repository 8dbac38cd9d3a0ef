// The modal on top of the acted person's stack of views.

import * as api from "./api.js";
import { blockNodes } from "./blocks.js";
import { fill, freshId, h, keepFocus } from "./dom.js";
import { problems } from "./form.js";
import { Surface } from "./surface.js";
import { lineNodes } from "./texts.js";

export class Modal {
  #view = null;
  #drawn = "";
  #errors = {};
  #told = "";
  #trouble = "";
  #sending = false;

  constructor(desk) {
    this.desk = desk;
    this.titleId = freshId("modal-title");
    this.node = h("dialog", {
      class: "modal",
      role: "dialog",
      "aria-labelledby": this.titleId,
      "aria-modal": "true",
      tabindex: "-1",
    });
    this.node.addEventListener("cancel", (event) => this.#escape(event));
    this.node.addEventListener("keydown", (event) => event.key === "Escape" && this.#escape(event));
  }

  /** Shows the topmost view; one that did not change is left as it is. */
  show(views) {
    const view = views.at(-1) ?? null;
    const other = view?.id !== this.#view?.id;
    if (other) this.#forget();
    this.#view = view;
    this.depth = views.length;
    if (!view) return this.node.open && this.node.close();
    this.#hear(JSON.stringify(view.errors ?? {}));
    this.#draw();
    if (!this.node.open) this.node.showModal();
    if (other) this.#focusFirst();
    return true;
  }

  /** Errors the playground holds count once: what the person corrects since is not objected to again. */
  #hear(errors) {
    if (errors === this.#told) return;
    this.#told = errors;
    this.#take(JSON.parse(errors));
  }

  #forget() {
    this.#errors = {};
    this.#told = "{}";
    this.#trouble = "";
    this.#drawn = "";
    this.#sending = false;
  }

  #draw() {
    const { id, blocks } = this.#view;
    if (this.surface?.where.view_id !== id) this.surface = new Surface({ view_id: id }, this.desk);
    const look = this.#look();
    if (look === this.#drawn && !this.surface.isBehind(blocks)) return;
    this.#drawn = look;
    const scrolled = this.node.querySelector(".modal-body")?.scrollTop ?? 0;
    keepFocus(this.node, () => fill(this.node, this.#form()));
    this.node.querySelector(".modal-body").scrollTop = scrolled;
  }

  /** All that is drawn but the blocks. */
  #look() {
    const { id, title, submit, close } = this.#view;
    return JSON.stringify([id, title, submit, close, this.#errors, this.#trouble, this.#sending, this.depth]);
  }

  /** What is being corrected needs no objection. */
  #corrected(event) {
    const block = event.target.closest("[data-block]");
    if (!(block?.dataset.block in this.#errors)) return;
    delete this.#errors[block.dataset.block];
    block.querySelector(".field-error").remove();
    for (const field of block.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    this.#drawn = this.#look();
  }

  #form() {
    const view = this.#view;
    const { reader } = this.desk;
    const onsubmit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    return h(
      "form",
      { novalidate: true, onsubmit, "aria-busy": String(this.#sending) },
      h(
        "header",
        { class: "modal-header" },
        this.depth > 1 && this.#button("←", "back", { "aria-label": "Back", onclick: () => this.#close() }),
        h("h2", { id: this.titleId, dir: "auto" }, lineNodes(view.title, reader)),
        this.#button("×", "dismiss", { "aria-label": "Close", onclick: () => this.#closeAll() }),
      ),
      h(
        "div",
        { class: "modal-body", tabindex: "-1", oninput: (event) => this.#corrected(event) },
        this.#trouble && h("p", { class: "trouble", role: "alert" }, this.#trouble),
        blockNodes(view.blocks, this.surface, this.#errors),
      ),
      this.#footer(view, reader),
    );
  }

  #footer(view, reader) {
    const close = h(
      "button",
      { type: "button", class: "button", "data-key": "close", onclick: () => this.#close() },
      view.close ? lineNodes(view.close, reader) : view.submit ? "Cancel" : "Close",
    );
    const busy = this.#sending ? "true" : null;
    const submit =
      view.submit &&
      h(
        "button",
        {
          type: "submit",
          class: "button primary",
          "data-key": "submit",
          "data-testid": "submit",
          "aria-busy": busy,
        },
        lineNodes(view.submit, reader),
      );
    return h("footer", { class: "dialog-actions" }, close, submit);
  }

  #button(sign, key, attributes) {
    return h(
      "button",
      { type: "button", class: "button icon", "data-key": key, ...attributes },
      h("span", { "aria-hidden": "true" }, sign),
    );
  }

  async #submit() {
    if (this.#sending || !this.#view.submit) return;
    const view = this.#view;
    const found = problems(view.blocks, this.surface);
    if (Object.keys(found).length) {
      this.#object(found);
      return;
    }
    this.#sending = true;
    this.#take({});
    this.#draw();
    const fields = { user: this.desk.me, view_id: view.id, values: this.surface.values(view.blocks) };
    const answer = await api.submit(fields).catch((refusal) => ({ refusal }));
    await this.desk.refresh();
    if (this.#view?.id === view.id) this.#settle(answer);
  }

  /** The answer, while the same view is still there: errors, or something went wrong. */
  #settle({ refusal, response }) {
    this.#sending = false;
    this.#object(refusal ? { "": refusal.message } : (response?.errors ?? {}));
  }

  /** Words under "" are about the form as a whole. */
  #take({ "": trouble = "", ...errors }) {
    this.#trouble = trouble;
    this.#errors = errors;
  }

  #object(errors) {
    this.#take(errors);
    this.#draw();
    const first = this.node.querySelector(".field-error")?.closest(".block");
    if (first) focusIn(first);
  }

  #focusFirst() {
    const wanted = this.#view.blocks.find((block) => block.element?.focus_on_load);
    const block = wanted && this.node.querySelector(`[data-block="${CSS.escape(wanted.block_id)}"]`);
    focusIn(block ?? this.node.querySelector(".modal-body"), this.node.querySelector(".modal-body"));
  }

  #escape(event) {
    event.preventDefault();
    this.#close();
  }

  #close() {
    this.desk.attempt(api.closeView({ user: this.desk.me, view_id: this.#view.id }));
  }

  async #closeAll() {
    for (const view of [...this.desk.screen.views].reverse()) {
      await this.desk.attempt(api.closeView({ user: this.desk.me, view_id: view.id }));
    }
  }
}

function focusIn(root, otherwise = root) {
  const control = root.querySelector("input, select, textarea, [role=combobox]");
  (control ?? otherwise).focus();
  root.scrollIntoView?.({ block: "nearest" });
}
