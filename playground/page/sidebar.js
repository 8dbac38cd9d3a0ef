// The workspace beside the chat: people to act as, channels, and the app.

import { avatar } from "./avatar.js";
import { arrange, h, keepFocus } from "./dom.js";
import { clockTime, zoneCity } from "./times.js";

export class Sidebar {
  #rows = new Map();

  /** `go(user, place)` changes who acts and where; `workspace` is its name. */
  constructor(desk, { workspace, go }) {
    Object.assign(this, { desk, go });
    this.people = h("ul");
    this.channels = h("ul");
    this.apps = h("ul");
    this.connection = h("span", { role: "status", "data-testid": "connection" });
    this.node = h(
      "nav",
      { class: "sidebar", id: "sidebar", "aria-label": "Workspace" },
      h("header", { class: "workspace" }, h("strong", {}, workspace), this.connection),
      group("Act as", this.people),
      group("Channels", this.channels),
      group("Apps", this.apps),
    );
  }

  /** Called at every change and every second; only rows that changed are drawn anew. */
  show({ place, reachable }) {
    const { people, channels } = this.desk.screen;
    const [dms, open] = [true, false].map((dm) => channels.filter(({ kind }) => (kind === "dm") === dm));
    keepFocus(this.node, () => {
      arrange(
        this.people,
        people.map((person) => this.#personRow(person)),
      );
      arrange(
        this.channels,
        open.map((channel) => this.#placeRow(channel, place)),
      );
      arrange(
        this.apps,
        dms.map((channel) => this.#placeRow(channel, place)),
      );
    });
    this.#showConnection(reachable);
  }

  #personRow(person) {
    const own = person.id === this.desk.me;
    const row = this.#row(`person ${person.id}`, [person.name, person.title, own], () =>
      this.#person(person),
    );
    const local = `${zoneCity(person.tz)}, ${clockTime(this.desk.now(), person.tz)}`;
    write(row.querySelector(".local-time"), local);
    return row;
  }

  #placeRow(channel, place) {
    const { bot } = this.desk.screen;
    const dm = channel.kind === "dm";
    const here = place.channel === channel.id;
    const unread = here && !place.atHome ? 0 : Number(channel.unread);
    const name = dm ? bot.name : channel.name;
    const face = () =>
      dm ? avatar(name, bot.id, { bot: true }) : h("span", { class: "sign", "aria-hidden": "true" }, "#");
    return this.#row(`place ${channel.id}`, [name, here, unread], () =>
      this.#place(channel, { name, face: face(), here, unread }),
    );
  }

  #row(key, look, build) {
    const text = JSON.stringify(look);
    if (this.#rows.get(key)?.text !== text) this.#rows.set(key, { text, node: h("li", {}, build()) });
    return this.#rows.get(key).node;
  }

  #showConnection(reachable) {
    const connected = this.desk.screen.connected
      ? ["on", "Bot connected"]
      : ["waiting", "Waiting for the bot"];
    const [look, words] = reachable ? connected : ["gone", "Playground stopped: waiting for it"];
    this.connection.className = `connection ${look}`;
    write(this.connection, words);
  }

  #person({ id, name, title }) {
    const own = id === this.desk.me;
    const attributes = {
      "aria-pressed": String(own),
      "data-key": `person ${id}`,
      "data-testid": `act-as-${name}`,
    };
    return h(
      "button",
      { type: "button", class: "row person", ...attributes, onclick: () => this.go(id) },
      avatar(name, id),
      h(
        "span",
        { class: "row-words" },
        h(
          "span",
          { class: "row-name", dir: "auto" },
          name,
          title ? h("span", { class: "hint" }, ` ${title}`) : null,
        ),
        h("span", { class: "hint local-time" }),
      ),
    );
  }

  #place(channel, { name, face, here, unread }) {
    const attributes = {
      "aria-current": here ? "page" : null,
      "data-key": `place ${channel.id}`,
      "data-testid": `place-${channel.name}`,
    };
    return h(
      "button",
      {
        type: "button",
        class: `row${unread ? " unread" : ""}`,
        ...attributes,
        onclick: () => this.go(this.desk.me, channel.id),
      },
      face,
      h("span", { class: "row-name" }, name),
      unread ? h("span", { class: "count", "aria-label": `${unread} unread` }, String(unread)) : null,
    );
  }
}

function group(title, list) {
  return h("section", { "aria-label": title }, h("h2", {}, title), list);
}

/** Leaves words that stand there already alone, so that nothing is announced twice. */
function write(node, words) {
  if (node.textContent !== words) node.textContent = words;
}
