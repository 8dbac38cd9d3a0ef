// What was typed or chosen on this page and is not yet the playground's own state.

const KINDS = {
  plain_text_input: ["value", "initial_value", null],
  email_text_input: ["value", "initial_value", null],
  url_text_input: ["value", "initial_value", null],
  number_input: ["value", "initial_value", null],
  static_select: ["selected_option", "initial_option", null],
  external_select: ["selected_option", "initial_option", null],
  radio_buttons: ["selected_option", "initial_option", null],
  checkboxes: ["selected_options", "initial_options", []],
  multi_static_select: ["selected_options", "initial_options", []],
  multi_external_select: ["selected_options", "initial_options", []],
  datepicker: ["selected_date", "initial_date", null],
  timepicker: ["selected_time", "initial_time", null],
  datetimepicker: ["selected_date_time", "initial_date_time", null],
  users_select: ["selected_user", "initial_user", null],
};

export const isStateful = (element) => element.type in KINDS;

/** The name of an element's value in Slack's state: "value", "selected_option", … */
export const stateName = (element) => KINDS[element.type][0];

/**
 * Kept by surface, block_id and action_id: the value on this page, and as `base` the one the playground has.
 * Where the playground shows a newer one, that one holds, unless an action is just taking ours there.
 */
export class Drafts {
  #entries = new Map();

  /** To be called with every element the playground shows. */
  meet(key, element) {
    const shown = shownValue(element);
    const entry = this.#entries.get(key);
    const current = entry && (entry.pending > 0 || same(entry.base, shown));
    if (current && entry.type === element.type) return;
    this.#entries.set(key, { type: element.type, value: shown, base: shown, pending: 0 });
  }

  read(key) {
    return this.#entries.get(key).value;
  }

  keep(key, value) {
    this.#entries.get(key).value = value;
  }

  /** Does the playground not know of it yet? */
  isUntold(key) {
    const { value, base } = this.#entries.get(key);
    return !same(value, base);
  }

  async whileSending(key, sending) {
    const entry = this.#entries.get(key);
    const sent = entry.value;
    entry.pending += 1;
    const arrived = await sending();
    entry.pending -= 1;
    if (arrived) entry.base = sent;
    return arrived;
  }
}

/** Does an input block keep its value to itself until the form is sent? */
export const isQuiet = (block) => block.type === "input" && !block.dispatch_action;

/** Every input of these blocks as [block, element]. */
export function inputsOf(blocks) {
  return blocks.flatMap((block) =>
    elementsOf(block)
      .filter(isStateful)
      .map((element) => [block, element]),
  );
}

function elementsOf(block) {
  if (block.type === "input") return [block.element];
  if (block.type === "actions") return block.elements;
  return block.accessory ? [block.accessory] : [];
}

function shownValue(element) {
  const [, initial, empty] = KINDS[element.type];
  return element[initial] ?? empty;
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
