// The acted person's desk: what they see, what they have begun to type, and what they do.

import * as api from "./api.js";
import { Drafts } from "./drafts.js";

export class Desk {
  drafts = new Drafts();
  screen = null;
  #next = null;
  #current = Promise.resolve();

  /** `changed` runs after every new screen; `objected` gets the sentence when the playground refuses. */
  constructor({ me, changed, objected }) {
    Object.assign(this, { me, changed, objected });
  }

  async become(user) {
    this.me = user;
    await this.refresh();
  }

  /** Resolves when a screen asked for after this call has been drawn; several calls share one request. */
  refresh() {
    const load = () => {
      this.#current = this.#next;
      this.#next = null;
      return this.#load();
    };
    this.#next ??= this.#current.then(load, load);
    return this.#next;
  }

  /** True when it worked; otherwise the person has been told why not. */
  async attempt(calling) {
    try {
      await calling;
    } catch (refusal) {
      if (!(refusal instanceof api.Refused)) throw refusal;
      this.objected(refusal.message);
      return false;
    }
    await this.refresh();
    return true;
  }

  act(fields) {
    return this.attempt(api.interact({ user: this.me, ...fields }));
  }

  shortcut(fields) {
    return this.attempt(api.runShortcut({ user: this.me, ...fields }));
  }

  /** Shortcuts of a kind: "global" or "message". */
  shortcuts(kind) {
    return this.screen.shortcuts.filter((shortcut) => shortcut.type === kind);
  }

  /** The playground's time, going on from the last screen. */
  now() {
    const { now, frozen } = this.screen.clock;
    const since = frozen ? 0 : performance.now() - this.seenAt;
    return new Date(Date.parse(now) + since);
  }

  get person() {
    return this.screen.people.find((person) => person.id === this.me);
  }

  /** How this person reads texts: names by id, their zone, the time it is. */
  get reader() {
    const { people, channels, bot } = this.screen;
    const name = (list, id) => list.find((entry) => entry.id === id)?.name;
    return {
      me: this.me,
      people,
      zone: this.person.tz,
      now: () => this.now(),
      person: (id) => name([...people, bot], id),
      channel: (id) => name(channels, id),
    };
  }

  async #load() {
    const asked = this.me;
    const screen = await api.readScreen(asked).catch((refusal) => this.#unread(refusal));
    if (!screen || asked !== this.me) return;
    if (screen.revision < (this.screen?.revision ?? 0)) this.drafts = new Drafts();
    this.screen = screen;
    this.seenAt = performance.now();
    this.changed();
  }

  #unread(refusal) {
    if (!(refusal instanceof api.Refused)) throw refusal;
    this.objected(refusal.message);
    return null;
  }
}
