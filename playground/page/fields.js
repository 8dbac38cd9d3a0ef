// Typed elements: text, number, date and time.

import { h } from "./dom.js";
import { words } from "./texts.js";
import { fromWallTime, wallTime } from "./times.js";

const COUNTER_FROM = 0.8;
const TYPES = { email_text_input: "email", url_text_input: "url", plain_text_input: "text" };

export function textInput(slot) {
  const { element } = slot;
  const limit = element.max_length ?? 3000;
  const shared = {
    ...slot.attributes(),
    class: "field",
    maxlength: limit,
    placeholder: words(element.placeholder),
  };
  const control = element.multiline
    ? h("textarea", { ...shared, rows: "4", dir: "auto", value: slot.value ?? "" })
    : h("input", {
        ...shared,
        type: TYPES[element.type],
        dir: "auto",
        autocomplete: "off",
        value: slot.value ?? "",
      });
  return slot.described([control, counted(listen(slot, control), limit)]);
}

export function numberInput(slot) {
  const { element } = slot;
  const step = element.is_decimal_allowed ? "any" : "1";
  const bounds = { min: element.min_value, max: element.max_value, step, inputmode: "decimal" };
  const placeholder = words(element.placeholder);
  const attributes = {
    ...slot.attributes(),
    ...bounds,
    class: "field",
    placeholder,
    value: slot.value ?? "",
  };
  return slot.described(listen(slot, h("input", { ...attributes, type: "number" })));
}

export const datePicker = (slot) => picker(slot, "date");
export const timePicker = (slot) => picker(slot, "time");

/** Its value is an epoch; it shows the wall time of the person, not of the interview. */
export function dateTimePicker(slot) {
  const { zone } = slot.reader;
  const shown = slot.value ? wallTime(new Date(slot.value * 1000), zone) : "";
  const control = h("input", { ...slot.attributes(), class: "field", type: "datetime-local", value: shown });
  const read = () => (control.value ? fromWallTime(control.value, zone).getTime() / 1000 : null);
  control.addEventListener("change", () => slot.change(read()));
  return slot.described(control);
}

function picker(slot, type) {
  const attributes = { ...slot.attributes(), class: "field", type, value: slot.value ?? "" };
  const control = h("input", { ...attributes, title: words(slot.element.placeholder) || null });
  control.addEventListener("change", async () => {
    const accepted = await slot.change(control.value || null);
    if (!accepted) control.value = slot.value ?? "";
  });
  return slot.described(control);
}

/** Every keystroke is kept; the bot hears of it only as the dispatch configuration says. */
function listen(slot, control) {
  const triggers = slot.element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  control.addEventListener("input", () => {
    slot.keep(control.value || null);
    if (slot.dispatches && triggers.includes("on_character_entered")) slot.report(control.value || null);
  });
  control.addEventListener("keydown", (event) => {
    const enter = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (enter && slot.dispatches && triggers.includes("on_enter_pressed")) {
      event.preventDefault();
      slot.report(control.value || null);
    }
  });
  return control;
}

function counted(control, limit) {
  const counter = h("span", { class: "counter", "aria-live": "polite" });
  const count = () => {
    const near = control.value.length >= limit * COUNTER_FROM;
    counter.textContent = near ? `${control.value.length} of ${limit} characters` : "";
    counter.classList.toggle("full", control.value.length >= limit);
  };
  control.addEventListener("input", count);
  count();
  return counter;
}
