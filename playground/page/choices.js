// Elements with a list to choose from: selects, checkboxes, radio buttons.

import { fill, freshId, h } from "./dom.js";
import { optionsOf } from "./combobox.js";
import { lineNodes, words } from "./texts.js";

export function select(slot) {
  const { element } = slot;
  const options = optionsOf(element);
  const chosen = slot.value?.value;
  const item = (option) =>
    h("option", { value: option.value, selected: option.value === chosen }, words(option.text));
  const groups = element.option_groups?.map((group) =>
    h("optgroup", { label: words(group.label) }, group.options.map(item)),
  );
  return dropdown(slot, groups ?? options.map(item), (value) =>
    options.find((option) => option.value === value),
  );
}

export function userSelect(slot) {
  const items = slot.reader.people.map((person) =>
    h("option", { value: person.id, selected: person.id === slot.value }, person.name),
  );
  return dropdown(slot, items, (value) => value);
}

export function checkboxes(slot) {
  const read = (group) => {
    const ticked = new Set([...group.querySelectorAll("input:checked")].map((box) => box.value));
    return slot.element.options.filter((option) => ticked.has(option.value));
  };
  return choiceGroup(slot, "checkbox", new Set(slot.value.map((option) => option.value)), read);
}

export function radioButtons(slot) {
  const read = (group) => {
    const marked = group.querySelector("input:checked")?.value;
    return slot.element.options.find((option) => option.value === marked) ?? null;
  };
  return choiceGroup(slot, "radio", new Set([slot.value?.value]), read);
}

function dropdown(slot, items, find) {
  const none = words(slot.element.placeholder) || "Choose an option";
  const empty = h("option", { value: "", selected: !slot.value }, none);
  const control = h("select", { ...slot.attributes(), class: "field" }, empty, items);
  const about = h("p", { class: "hint" });
  let settled = control.value;
  control.addEventListener("change", async () => {
    const accepted = await slot.change(find(control.value) ?? null);
    if (accepted) settled = control.value;
    else control.value = settled;
    explain(slot, about);
  });
  explain(slot, about);
  return slot.described([control, about]);
}

/** A native list has no place for descriptions: the chosen one's stands below. */
function explain(slot, about) {
  fill(about, lineNodes(slot.value?.description, slot.reader));
}

function choiceGroup(slot, type, marked, read) {
  const name = freshId("choice");
  const { label, element } = slot;
  const naming = label ? { "aria-labelledby": label.textId } : { "aria-label": slot.caption };
  const role = type === "radio" ? "radiogroup" : "group";
  const state = { "aria-describedby": label?.describedby, "data-testid": element.action_id };
  const group = h(
    "div",
    { role, class: "choices", id: label?.id, tabindex: label ? "-1" : null, ...naming, ...state },
    element.options.map((option) => choice(slot, option, { type, name, checked: marked.has(option.value) })),
  );
  group.addEventListener("change", async (event) => {
    const accepted = await slot.change(read(group));
    if (!accepted && type === "checkbox") event.target.checked = !event.target.checked;
  });
  return slot.described(group);
}

function choice(slot, option, { type, name, checked }) {
  const about = option.description && freshId("about");
  const invalid = slot.label?.invalid && "true";
  const box = h("input", {
    type,
    name,
    value: option.value,
    checked,
    ...slot.marks(option.value),
    "aria-describedby": about,
    "aria-invalid": invalid,
  });
  return h(
    "div",
    { class: "choice" },
    h(
      "label",
      { dir: "auto" },
      box,
      h("span", { class: "choice-text" }, lineNodes(option.text, slot.reader)),
    ),
    about && h("div", { class: "hint", id: about, dir: "auto" }, lineNodes(option.description, slot.reader)),
  );
}
