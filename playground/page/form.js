// What the client itself objects to before it sends a form.

import { inputsOf, stateName } from "./drafts.js";

const REQUIRED = "Please complete this required field.";

/** Words by block_id. */
export function problems(blocks, surface) {
  const found = {};
  for (const [block, element] of inputsOf(blocks)) {
    if (block.type !== "input") continue;
    const value = surface.values([block])[block.block_id][element.action_id][stateName(element)];
    const problem = problemWith(block, element, value);
    if (problem) found[block.block_id] = problem;
  }
  return found;
}

function problemWith(block, element, value) {
  if (value === null || value === "" || value.length === 0) return block.optional ? null : REQUIRED;
  if (element.type === "number_input") return numberProblem(element, value);
  if (value.length < element.min_length) return `Please use at least ${element.min_length} characters.`;
  if (element.type === "email_text_input" && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)) {
    return "Please enter a valid email address.";
  }
  if (element.type === "url_text_input" && !/^https?:\/\/\S+$/.test(value))
    return "Please enter a valid URL.";
  return null;
}

function numberProblem({ is_decimal_allowed: decimals, min_value: low, max_value: high }, value) {
  if (!(decimals ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(value)) return "Please enter a valid number.";
  if (low !== undefined && Number(value) < Number(low)) return `Please enter ${low} or more.`;
  if (high !== undefined && Number(value) > Number(high)) return `Please enter ${high} or less.`;
  return null;
}
