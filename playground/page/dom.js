// Builds DOM nodes; what people or the bot wrote only ever becomes text nodes.

const PROPERTIES = new Set(["value", "checked", "disabled", "selected", "multiple", "hidden"]);

/** An element with attributes, `on…` listeners and children; null, undefined and false are left out. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(node, name, value);
  node.append(...present(children));
  return node;
}

export function fill(node, ...children) {
  node.replaceChildren(...present(children));
}

/** Puts these nodes into `root`, in order, and leaves those alone that stand where they should. */
export function arrange(root, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...root.children]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, index) => {
    const standing = root.children[index];
    if (standing !== node) root.insertBefore(node, standing ?? null);
  });
}

/** Runs `change`; focus and caret go back to the control with the same `data-key`, else `data-position`. */
export function keepFocus(root, change) {
  const held = document.activeElement;
  const inside = held !== root && root.contains(held);
  const caret = inside ? caretOf(held) : null;
  change();
  if (!inside || root.contains(document.activeElement)) return;
  const again = marked(root, "key", held) ?? marked(root, "position", held);
  (again || root).focus({ preventScroll: true });
  if (again && caret && caretOf(again)) again.setSelectionRange(...caret);
}

let counter = 0;

export function freshId(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

function set(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (PROPERTIES.has(name)) node[name] = value;
  else node.setAttribute(name, value === true ? "" : value);
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

function marked(root, name, { dataset }) {
  return dataset[name] ? root.querySelector(`[data-${name}="${CSS.escape(dataset[name])}"]`) : null;
}

function caretOf(node) {
  const has = node.selectionStart !== undefined && node.selectionStart !== null;
  return has ? [node.selectionStart, node.selectionEnd] : null;
}
