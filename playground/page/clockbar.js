// The bar that shows the playground's time and moves it.

import * as api from "./api.js";
import { h } from "./dom.js";
import { clockTime, fromWallTime, nearDay, shortDay, wallTime, zoneCity } from "./times.js";

const HOUR = 3600;

export class ClockBar {
  /** `moved` runs before each move of the clock. */
  constructor(desk, moved) {
    Object.assign(this, { desk, moved });
    this.time = h("time", { class: "clock-time", "data-testid": "clock" });
    this.place = h("span", { class: "hint" });
    this.due = h("span", { class: "due" });
    this.next = this.#button(["Next reminder", this.due], () => api.moveToNext());
    this.field = h("input", {
      type: "datetime-local",
      class: "field",
      "aria-label": "Jump to a date and time",
    });
    this.node = h(
      "div",
      { class: "clock-bar", role: "group", "aria-label": "Playground clock" },
      h(
        "p",
        { class: "clock-now" },
        h("span", { class: "clock-face", "aria-hidden": "true" }),
        this.time,
        this.place,
      ),
      this.#moves(),
    );
  }

  /** Called at every change and every second. */
  show() {
    const { desk } = this;
    const { zone } = desk.reader;
    const now = desk.now();
    this.time.textContent = `${shortDay(now, zone)}, ${clockTime(now, zone)}`;
    this.time.dateTime = now.toISOString();
    this.place.textContent = `for ${desk.person.name} in ${zoneCity(zone)}`;
    const { next } = desk.screen.clock;
    this.next.disabled = !next;
    this.due.textContent = next ? dueLabel(new Date(next), zone, now) : "none planned";
    if (document.activeElement !== this.field && !this.field.dataset.typed)
      this.field.value = wallTime(now, zone);
  }

  #moves() {
    return h(
      "div",
      { class: "clock-moves" },
      this.next,
      this.#button("+1 hour", () => api.moveClock({ advance: HOUR })),
      this.#button("+1 day", () => api.moveClock({ advance: 24 * HOUR })),
      this.#jump(),
    );
  }

  #button(label, move) {
    const node = h("button", { type: "button", class: "button" }, label);
    node.addEventListener("click", () => this.#move(move));
    return node;
  }

  #jump() {
    const onsubmit = (event) => {
      event.preventDefault();
      if (!this.field.value) return;
      const to = fromWallTime(this.field.value, this.desk.reader.zone).toISOString();
      delete this.field.dataset.typed;
      this.#move(() => api.moveClock({ to }));
    };
    this.field.addEventListener("input", () => (this.field.dataset.typed = "yes"));
    return h(
      "form",
      { class: "jump-form", onsubmit },
      this.field,
      h("button", { type: "submit", class: "button" }, "Jump"),
    );
  }

  async #move(move) {
    if (this.node.ariaBusy === "true") return;
    this.node.ariaBusy = "true";
    this.moved();
    await this.desk.attempt(move());
    this.node.ariaBusy = null;
  }
}

function dueLabel(instant, zone, now) {
  return `${nearDay(instant, zone, now) ?? shortDay(instant, zone)}, ${clockTime(instant, zone)}`;
}
