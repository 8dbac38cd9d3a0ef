// The workspace beside the chat: people to act as, channels, and the app.

import { avatar } from "./avatar.js";
import { fill, h, keepFocus } from "./dom.js";
import { clockTime, zoneCity } from "./times.js";

export class Sidebar {
  #drawn = "";

  /** `go(user, place)` changes who acts and where; `workspace` is its name. */
  constructor(desk, { workspace, go }) {
    Object.assign(this, { desk, workspace, go });
    this.node = h("nav", { class: "sidebar", id: "sidebar", "aria-label": "Workspace" });
  }

  show({ place, reachable }) {
    const { desk } = this;
    const { screen } = desk;
    const rows = screen.people.map((person) => this.#personRow(person));
    const look = JSON.stringify([
      desk.me,
      place,
      reachable,
      rows,
      screen.channels,
      screen.connected,
      screen.bot,
    ]);
    if (look === this.#drawn) return;
    this.#drawn = look;
    keepFocus(this.node, () => fill(this.node, this.#parts({ rows, place, reachable })));
  }

  #personRow(person) {
    return { ...person, about: `${zoneCity(person.tz)}, ${clockTime(this.desk.now(), person.tz)}` };
  }

  #parts({ rows, place, reachable }) {
    const { channels, bot } = this.desk.screen;
    const dms = channels.filter((channel) => channel.kind === "dm");
    const open = channels.filter((channel) => channel.kind !== "dm");
    return [
      h("header", { class: "workspace" }, h("strong", {}, this.workspace), this.#connection(reachable)),
      group(
        "Act as",
        rows.map((person) => this.#person(person)),
      ),
      group(
        "Channels",
        open.map((channel) => this.#place(channel, { place, name: channel.name, sign: "#" })),
      ),
      group(
        "Apps",
        dms.map((channel) =>
          this.#place(channel, { place, name: bot.name, face: avatar(bot.name, bot.id, { bot: true }) }),
        ),
      ),
    ];
  }

  #connection(reachable) {
    const { connected } = this.desk.screen;
    const [look, words] = !reachable
      ? ["gone", "Playground stopped: waiting for it"]
      : connected
        ? ["on", "Bot connected"]
        : ["waiting", "Waiting for the bot"];
    return h("span", { class: `connection ${look}`, role: "status", "data-testid": "connection" }, words);
  }

  #person({ id, name, title, about }) {
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
        h("span", { class: "hint" }, about),
      ),
    );
  }

  #place(channel, { place, name, sign, face }) {
    const here = place.channel === channel.id;
    const unread = here ? 0 : Number(channel.unread);
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
      face ?? h("span", { class: "sign", "aria-hidden": "true" }, sign),
      h("span", { class: "row-name" }, name),
      unread ? h("span", { class: "count", "aria-label": `${unread} unread` }, String(unread)) : null,
    );
  }
}

function group(title, rows) {
  return h(
    "section",
    { "aria-label": title },
    h("h2", {}, title),
    h(
      "ul",
      {},
      rows.map((row) => h("li", {}, row)),
    ),
  );
}
