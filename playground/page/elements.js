// Block Kit elements by type; each builder takes a Slot and gives a control.

import { h } from "./dom.js";
import { checkboxes, radioButtons, select, userSelect } from "./choices.js";
import { externalMultiSelect, externalSelect, multiSelect } from "./combobox.js";
import { datePicker, dateTimePicker, numberInput, textInput, timePicker } from "./fields.js";
import { safeAddress } from "./mention.js";
import { overflow } from "./menu.js";
import { lineNodes } from "./texts.js";

const BUILDERS = {
  button,
  overflow,
  static_select: select,
  users_select: userSelect,
  external_select: externalSelect,
  multi_static_select: multiSelect,
  multi_external_select: externalMultiSelect,
  checkboxes,
  radio_buttons: radioButtons,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  plain_text_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: numberInput,
};

export function elementNode(slot) {
  const build = BUILDERS[slot.element.type];
  return build
    ? build(slot)
    : h("span", { class: "unknown" }, `(${slot.element.type} is not drawn in the playground)`);
}

function button(slot) {
  const { element } = slot;
  const look = { primary: "primary", danger: "danger" }[element.style] ?? "";
  const address = element.url && safeAddress(element.url);
  const attributes = { class: `button ${look}`, ...slot.marks() };
  const label = element.accessibility_label ?? null;
  if (address) return linkButton(slot, { ...attributes, "aria-label": label, href: address });
  const node = h(
    "button",
    { type: "button", ...attributes, "aria-label": label },
    lineNodes(element.text, slot.reader),
  );
  node.addEventListener("click", () => press(slot, node));
  return node;
}

async function press(slot, node) {
  if (node.ariaBusy === "true" || !(await slot.agreed())) return;
  node.ariaBusy = "true";
  const { value, text } = slot.element;
  await slot.press({ value, text }).finally(() => (node.ariaBusy = null));
}

/** Slack opens the address and tells the app as well. */
function linkButton(slot, attributes) {
  const { url, value, text } = slot.element;
  const tell = () => slot.press({ url, value, text });
  return h(
    "a",
    { ...attributes, target: "_blank", rel: "noopener noreferrer", onclick: tell },
    lineNodes(text, slot.reader),
    h("span", { class: "visually-hidden" }, " (opens in a new tab)"),
  );
}
