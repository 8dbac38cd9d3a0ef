// Block Kit blocks by type, on any surface.

import { freshId, h } from "./dom.js";
import { elementNode } from "./elements.js";
import { markdown } from "./markdown.js";
import { richText } from "./richtext.js";
import { Slot } from "./slot.js";
import { lineNodes, textNodes, words } from "./texts.js";

const GROUPS = new Set(["checkboxes", "radio_buttons"]);

const BUILDERS = {
  section,
  actions,
  context,
  input,
  image,
  header: (block, surface) =>
    h("h3", { class: "block-header", dir: "auto" }, lineNodes(block.text, surface.reader)),
  divider: () => h("hr"),
  rich_text: (block, surface) => h("div", { class: "prose" }, richText(block, surface.reader)),
  data_visualization: chart,
  markdown: (block) => h("div", { class: "prose" }, markdown(block.text)),
};

/** `errors` are words by block_id, shown under the fields they are about. */
export function blockNodes(blocks, surface, errors = {}) {
  surface.begin(blocks);
  return blocks.map((block, position) => {
    const build = BUILDERS[block.type] ?? unknown;
    const place = { surface, block, position, error: errors[block.block_id] };
    return h(
      "div",
      { class: `block block-${block.type}`, "data-block": block.block_id },
      build(block, surface, place),
    );
  });
}

function section(block, surface, place) {
  const fields = block.fields?.map((field) => h("div", { class: "prose" }, textNodes(field, surface.reader)));
  return [
    h(
      "div",
      { class: "section-words" },
      block.text && h("div", { class: "prose" }, textNodes(block.text, surface.reader)),
      fields && h("div", { class: "fields" }, fields),
    ),
    block.accessory && h("div", { class: "accessory" }, partNode(block.accessory, place)),
  ];
}

function actions(block, _surface, place) {
  return block.elements.map((element) => partNode(element, place));
}

function context(block, surface) {
  return block.elements.map((element) =>
    element.type === "image"
      ? h("span", { class: "context-image", role: "img", "aria-label": element.alt_text })
      : h("div", { class: "prose" }, textNodes(element, surface.reader)),
  );
}

function input(block, surface, { position, error, ...place }) {
  const id = freshId("input");
  const [textId, hintId, errorId] = [`${id}-label`, `${id}-hint`, `${id}-error`];
  const describedby = [block.hint && hintId, error && errorId].filter(Boolean).join(" ") || null;
  const label = { id, textId, required: !block.optional, invalid: Boolean(error), describedby };
  const slot = new Slot({ ...place, position, element: block.element, label });
  const grouped = GROUPS.has(block.element.type);
  return [
    h(
      grouped ? "div" : "label",
      { class: "label", id: textId, for: grouped ? null : id, dir: "auto" },
      lineNodes(block.label, surface.reader),
      block.optional && h("span", { class: "optional" }, " (optional)"),
    ),
    elementNode(slot),
    error && h("p", { class: "field-error", id: errorId, dir: "auto" }, error),
    block.hint && h("p", { class: "hint", id: hintId, dir: "auto" }, lineNodes(block.hint, surface.reader)),
  ];
}

/** A table with a bar in each row: the numbers first, for those who cannot see the bars. */
function chart(block) {
  const series = block.chart.series ?? [{ name: "", data: block.chart.segments }];
  const points = series.flatMap((one) => one.data.map((point) => [one.name, point]));
  const most = Math.max(1, ...points.map(([, point]) => point.value));
  const row = ([name, { label, value }]) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, label),
      h("td", {}, `${value} ${name.toLowerCase()}`),
      h("td", { "aria-hidden": "true" }, h("meter", { min: 0, max: most, value })),
    );
  return h("table", { class: "chart" }, h("caption", {}, block.title), points.map(row));
}

/** A page that loads nothing from elsewhere shows what a picture is about, not the picture. */
function image(block, surface) {
  const caption = block.title && h("figcaption", {}, lineNodes(block.title, surface.reader));
  return h("figure", {}, caption, picture(block));
}

function picture(element) {
  return h(
    "div",
    { class: "picture", role: "img", "aria-label": element.alt_text },
    h("span", { "aria-hidden": "true" }, element.alt_text),
  );
}

function partNode(element, { surface, block, position }) {
  if (element.type === "image") return picture(element);
  return elementNode(new Slot({ surface, block, position, element }));
}

function unknown(block) {
  const about = words(block.title) || block.alt_text || "";
  return h("p", { class: "unknown" }, `(A ${block.type} block, not drawn in the playground) ${about}`);
}
