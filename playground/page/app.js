// The page: puts its parts together and keeps the address in step with who acts and where.

import * as api from "./api.js";
import { ClockBar } from "./clockbar.js";
import { Composer } from "./composer.js";
import { Desk } from "./desk.js";
import { fill, h } from "./dom.js";
import { Drawer } from "./drawer.js";
import { Home } from "./home.js";
import { Modal } from "./modal.js";
import { notify } from "./notices.js";
import { PlaceHeader } from "./placeheader.js";
import { Sidebar } from "./sidebar.js";
import { Transcript } from "./transcript.js";

const HOME = "home";
const TICK = 1000;
const WIDE = "(min-width: 721px)"; // on a phone the focus would raise the keyboard

class App {
  reachable = true;
  #homeOpenedFor = "";
  #marked = "";

  constructor(state) {
    const [first] = state.users;
    this.known = new Set(state.users.map((user) => user.id));
    const { user, place } = this.#address();
    this.place = place;
    this.desk = new Desk({ me: user ?? first.id, changed: () => this.show(), objected: notify });
    this.sidebar = new Sidebar(this.desk, {
      workspace: state.workspace.name,
      go: (...where) => this.go(...where),
    });
    this.drawer = new Drawer(this.sidebar.node);
    this.header = new PlaceHeader({ open: (tab) => this.go(this.desk.me, tab), drawer: this.drawer });
    this.transcript = new Transcript(this.desk);
    this.clock = new ClockBar(this.desk, () => this.transcript.expect());
    this.home = new Home(this.desk);
    this.composer = new Composer(this.desk);
    this.modal = new Modal(this.desk);
  }

  async start() {
    const main = h("main", {}, this.header.node, this.transcript.node, this.home.node, this.composer.node);
    fill(document.getElementById("app"), this.clock.node, this.sidebar.node, main, this.modal.node);
    await this.desk.refresh();
    api.follow(
      () => this.desk.refresh(),
      (reachable) => this.#reached(reachable),
    );
    window.addEventListener("hashchange", () => this.#follow());
    document.addEventListener("visibilitychange", () => this.show());
    setInterval(() => this.#tick(), TICK);
    if (matchMedia(WIDE).matches) this.composer.field.focus();
  }

  /** Act as `user`, in a channel, on "home", or in their conversation with the app. */
  go(user, place = "") {
    this.drawer.close();
    location.hash = `#/${user}/${place}`;
  }

  show() {
    const { screen } = this.desk;
    if (!screen) return;
    const channel = this.#channel();
    const dm = channel.kind === "dm";
    const atHome = dm && this.place === HOME;
    const name = dm ? screen.bot.name : channel.name;
    this.header.show({ name, dm, atHome, channel });
    this.#showPlace({ channel, atHome, name: dm ? name : `#${name}` });
    this.here = { channel: channel.id, atHome };
    this.#tick();
    this.modal.show(screen.views);
    document.title = `${name}, as ${this.desk.person.name}: playground`;
  }

  #showPlace({ channel, atHome, name }) {
    this.transcript.node.hidden = this.composer.node.hidden = atHome;
    this.home.node.hidden = !atHome;
    if (atHome) {
      this.#openHome();
      this.home.show(this.desk.screen.home);
      return;
    }
    this.#homeOpenedFor = "";
    const messages = this.desk.screen.messages[channel.id] ?? [];
    const unread = Math.min(Number(channel.unread), messages.length);
    const welcome = () => this.#welcome(name);
    this.composer.show({ channel: channel.id, name });
    this.transcript.show({ channel: channel.id, messages, unread, welcome });
    if (unread && !document.hidden) this.#markRead(channel.id, messages.at(-1).ts);
  }

  #markRead(channel, upTo) {
    const fields = { user: this.desk.me, channel };
    const marked = JSON.stringify([fields, upTo]);
    if (marked === this.#marked) return;
    this.#marked = marked;
    this.desk.attempt(api.markRead(fields));
  }

  #openHome() {
    if (this.#homeOpenedFor === this.desk.me) return;
    this.#homeOpenedFor = this.desk.me;
    this.desk.attempt(api.openHome({ user: this.desk.me }));
  }

  #welcome(name) {
    const chip = (command) =>
      h(
        "button",
        { type: "button", class: "button", onclick: () => this.composer.suggest(`${command} `) },
        command,
      );
    return h(
      "div",
      { class: "empty" },
      h("h2", {}, `Nothing said here yet with ${name}`),
      h("p", {}, `You are ${this.desk.person.name}. Say hello, or start with a command:`),
      h("p", { class: "chips" }, this.desk.screen.commands.map(chip)),
    );
  }

  #channel() {
    const { channels } = this.desk.screen;
    const dm = channels.find((channel) => channel.kind === "dm");
    return channels.find((channel) => channel.id === this.place) ?? dm ?? channels[0];
  }

  #address() {
    const [, user, place = ""] = location.hash.split("/");
    return this.known.has(user) ? { user, place } : { user: undefined, place: "" };
  }

  #follow() {
    const { user, place } = this.#address();
    this.place = place;
    if (user && user !== this.desk.me) this.desk.become(user);
    else this.show();
  }

  #reached(reachable) {
    this.reachable = reachable;
    this.show();
  }

  #tick() {
    this.clock.show();
    this.sidebar.show({ place: this.here, reachable: this.reachable });
  }
}

try {
  await new App(await api.readState()).start();
} catch (refusal) {
  if (!(refusal instanceof api.Refused)) throw refusal;
  notify(refusal.message);
}
