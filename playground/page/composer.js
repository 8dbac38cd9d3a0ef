// Where the acted person writes: messages, slash commands, files.

import * as api from "./api.js";
import { fill, h } from "./dom.js";
import { menu } from "./menu.js";

const LONGEST = 12_000;
const BYTES_AT_ONCE = 0x8000;

export class Composer {
  #written = new Map();
  #place = "";

  constructor(desk) {
    this.desk = desk;
    this.field = h("textarea", {
      rows: "1",
      class: "composer-field",
      "aria-label": "Message",
      dir: "auto",
      maxlength: LONGEST,
      "aria-describedby": "composer-keys",
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
    });
    this.hint = h("div", { class: "command-hint", hidden: true, "data-testid": "command-hint" });
    this.file = h("input", {
      type: "file",
      hidden: true,
      "aria-label": "File",
      onchange: () => this.#attach(this.file.files),
    });
    this.shortcuts = h("span", {});
    this.node = h(
      "form",
      { class: "composer", onsubmit: (event) => this.#submit(event) },
      this.hint,
      this.#box(),
    );
    this.node.addEventListener("dragover", (event) => event.preventDefault());
    this.node.addEventListener("drop", (event) => this.#drop(event));
  }

  show({ channel, name }) {
    const place = `${this.desk.me} ${channel}`;
    this.channel = channel;
    this.field.placeholder = `Message ${name}`;
    this.#offerShortcuts();
    if (place === this.#place) return;
    this.#written.set(this.#place, this.field.value);
    this.#place = place;
    this.#write(this.#written.get(place) ?? "");
  }

  suggest(text) {
    this.#write(text);
    this.field.focus();
  }

  #box() {
    const pick = () => this.file.click();
    return h(
      "div",
      { class: "composer-box" },
      this.field,
      h(
        "div",
        { class: "composer-row" },
        h(
          "button",
          { type: "button", class: "button icon", "aria-label": "Attach a file", onclick: pick },
          "+",
        ),
        this.shortcuts,
        this.file,
        h("span", { class: "hint", id: "composer-keys" }, "Enter sends, Shift+Enter starts a new line"),
        h("button", { type: "submit", class: "button primary" }, "Send"),
      ),
    );
  }

  #offerShortcuts() {
    const offered = this.desk.shortcuts("global");
    const look = JSON.stringify(offered);
    if (look === this.offered) return;
    this.offered = look;
    const items = offered.map(({ name, callback_id: id }) => ({
      label: name,
      choose: () => this.desk.shortcut({ callback_id: id }),
    }));
    const opener = h("button", { type: "button", class: "button icon", "aria-label": "Shortcuts" }, "⚡");
    fill(this.shortcuts, items.length ? menu(opener, items) : null);
  }

  #write(text) {
    this.field.value = text;
    this.#typed();
  }

  #typed() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, window.innerHeight / 3)}px`;
    const typed = /^\/\S*$/.test(this.field.value) ? this.field.value : null;
    const offered = typed ? this.desk.screen.commands.filter((command) => command.startsWith(typed)) : [];
    const row = (command) =>
      h(
        "button",
        { type: "button", onclick: () => this.suggest(`${command} `) },
        h("strong", {}, command),
        h("span", { class: "hint" }, 'Tab completes it; then say what you want, or "help"'),
      );
    fill(this.hint, offered.map(row));
    this.hint.hidden = !offered.length;
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) this.#submit(event);
    else if (event.key === "Tab" && !event.shiftKey && this.#completes()) {
      event.preventDefault();
      this.hint.firstElementChild.click();
    } else if (event.key === "Escape") this.hint.hidden = true;
  }

  #completes() {
    return !this.hint.hidden && !this.desk.screen.commands.includes(this.field.value);
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text) return;
    this.#write("");
    const sent = await this.desk.attempt(this.#send(text));
    if (!sent && !this.field.value) this.#write(text);
  }

  #send(text) {
    const where = { user: this.desk.me, channel: this.channel };
    const slash = /^(\/\S+)\s*([\s\S]*)$/.exec(text);
    if (!slash) return api.sendMessage({ ...where, text });
    const [, command, rest] = slash;
    if (!this.desk.screen.commands.includes(command)) {
      const known = this.desk.screen.commands.join(", ");
      return Promise.reject(
        new api.Refused(`${command} is not a valid command. In this workspace there is: ${known}`),
      );
    }
    return api.sendCommand({ ...where, command, text: rest });
  }

  #drop(event) {
    event.preventDefault();
    this.#attach(event.dataTransfer.files);
  }

  async #attach(files) {
    for (const file of files) {
      const content = base64(new Uint8Array(await file.arrayBuffer()));
      const fields = {
        name: file.name,
        mimetype: file.type || "application/octet-stream",
        content_base64: content,
      };
      await this.desk.attempt(api.sendFile({ user: this.desk.me, channel: this.channel, ...fields }));
    }
    this.file.value = "";
  }
}

function base64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += BYTES_AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(at, at + BYTES_AT_ONCE));
  }
  return btoa(text);
}
