// The question Slack asks before an action that carries `confirm`.

import { freshId, h } from "./dom.js";
import { lineNodes, textNodes } from "./texts.js";

/** True when the person confirms, false when they do not or press Escape. */
export function confirmed(confirm, reader) {
  return new Promise((resolve) => {
    const dialog = build(confirm, reader);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "confirm");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function build(confirm, reader) {
  const title = freshId("confirm");
  const look = confirm.style === "danger" ? "danger" : "primary";
  return h(
    "dialog",
    { class: "confirm", role: "alertdialog", "aria-labelledby": title },
    h(
      "form",
      { method: "dialog" },
      h("h2", { id: title }, lineNodes(confirm.title, reader)),
      h("div", { class: "prose" }, textNodes(confirm.text, reader)),
      h(
        "div",
        { class: "dialog-actions" },
        h("button", { class: "button", value: "deny" }, lineNodes(confirm.deny, reader)),
        h("button", { class: `button ${look}`, value: "confirm" }, lineNodes(confirm.confirm, reader)),
      ),
    ),
  );
}
