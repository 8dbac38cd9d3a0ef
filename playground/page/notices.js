// Short notices about what did not work.

import { h } from "./dom.js";

const SHOWN_FOR = 9000;

export function notify(words) {
  const list = document.getElementById("notices");
  if ([...list.children].some((notice) => notice.dataset.words === words)) return;
  const notice = h("div", { class: "notice", "data-words": words }, h("span", {}, words));
  notice.append(
    h("button", { type: "button", "aria-label": "Dismiss", onclick: () => notice.remove() }, "×"),
  );
  list.append(notice);
  setTimeout(() => notice.remove(), SHOWN_FOR);
}
