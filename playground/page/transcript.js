// The messages of one channel; only those that changed are drawn anew.

import { arrange, fill, h, keepFocus } from "./dom.js";
import { messageNode, sentAt } from "./message.js";
import { Surface } from "./surface.js";
import { dayKey, dayLabel } from "./times.js";

const SAME_BREATH = 300_000;
const NEAR_BOTTOM = 80;

export class Transcript {
  #drawn = new Map();
  #place = "";
  #count = 0;
  #left = 0;
  #expecting = false;
  #firstUnread = null;

  constructor(desk) {
    this.desk = desk;
    this.list = h("div", {
      role: "log",
      class: "log",
      "aria-label": "Messages",
      tabindex: "0",
      "data-testid": "messages",
    });
    this.jump = h(
      "button",
      { type: "button", class: "jump", hidden: true, onclick: () => this.#toLast() },
      "New messages ↓",
    );
    this.node = h("div", { class: "transcript" }, this.list, this.jump);
    this.list.addEventListener("scroll", () => this.#atBottom() && (this.jump.hidden = true));
  }

  /** The next message to arrive is to be seen at once, wherever the person is reading. */
  expect() {
    this.#expecting = true;
  }

  /** `unread` messages at the end have not been seen before; `welcome` stands where nothing was said yet. */
  show({ channel, messages, unread, welcome }) {
    const place = `${this.desk.me} ${channel}`;
    const arrived = place !== this.#place;
    const [following, left] = [this.#atBottom(), this.#isLeft()];
    const awaited = following || left || this.#expecting || messages.at(-1)?.user === this.desk.me;
    if (arrived) this.#enter(place, unread ? messages.at(-unread)?.ts : null);
    const news = messages.length > this.#count;
    this.#count = messages.length;
    const nodes = messages.length ? this.#nodes(channel, messages) : [welcome()];
    keepFocus(this.list, () => arrange(this.list, nodes));
    if (arrived || left || (news && awaited)) this.#toLast();
    else if (following) this.#toBottom();
    else if (news) this.jump.hidden = false;
    if (news) this.#expecting = false;
  }

  #enter(place, firstUnread) {
    this.#place = place;
    this.#firstUnread = firstUnread;
    this.#count = 0;
    this.#expecting = false;
    this.#drawn.clear();
    fill(this.list);
    this.jump.hidden = true;
  }

  #nodes(channel, messages) {
    const { zone, now } = this.desk.reader;
    const today = dayKey(now(), zone);
    const kept = new Map();
    const nodes = messages.flatMap((message, index) => {
      const before = messages[index - 1];
      const day = dayKey(sentAt(message), zone);
      const newDay = !before || dayKey(sentAt(before), zone) !== day;
      const unread = message.ts === this.#firstUnread;
      const follows = !newDay && !unread && sameBreath(before, message);
      const node = this.#messageNode(message, { channel, follows, today, kept });
      return [
        newDay && this.#dayDivider(day, sentAt(message), today, kept),
        unread && this.#unreadDivider(kept),
        node,
      ];
    });
    this.#drawn = kept;
    return nodes.filter(Boolean);
  }

  #messageNode(message, { channel, follows, today, kept }) {
    const { desk } = this;
    const { blocks, ...rest } = message;
    const look = JSON.stringify([rest, follows, today, desk.reader.zone, desk.shortcuts("message")]);
    const surface =
      this.#drawn.get(message.ts)?.surface ?? new Surface({ channel, messageTs: message.ts }, desk);
    if (surface.isBehind(blocks)) this.#drawn.delete(message.ts);
    const node = this.#kept(message.ts, look, kept, () => messageNode(message, { desk, surface, follows }));
    kept.get(message.ts).surface = surface;
    return node;
  }

  #dayDivider(day, instant, today, kept) {
    const { zone, now } = this.desk.reader;
    const label = () => h("h2", { class: "day" }, h("span", {}, dayLabel(instant, zone, now())));
    const again = kept.has(day) ? `${day} again ${kept.size}` : day;
    return this.#kept(again, today, kept, label);
  }

  #unreadDivider(kept) {
    return this.#kept("unread", "", kept, () => h("p", { class: "unread-divider" }, h("span", {}, "New")));
  }

  #kept(key, look, kept, build) {
    const present = this.#drawn.get(key);
    const entry = present?.look === look ? present : { look, node: build() };
    kept.set(key, entry);
    return entry.node;
  }

  #atBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    return scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
  }

  /** Nobody has scrolled since the last message was shown. */
  #isLeft() {
    return this.list.scrollTop === this.#left;
  }

  /** A last message taller than the list is shown from its top. */
  #toLast() {
    const last = this.list.lastElementChild;
    if (last.offsetHeight < this.list.clientHeight) this.#toBottom();
    else last.scrollIntoView({ block: "start" });
    this.jump.hidden = true;
    this.#left = this.list.scrollTop;
  }

  #toBottom() {
    this.list.scrollTop = this.list.scrollHeight;
  }
}

function sameBreath(before, message) {
  const author = (entry) => `${entry.user} ${entry.bot_id}`;
  const near = Math.abs(sentAt(message) - sentAt(before)) < SAME_BREATH;
  return near && author(before) === author(message) && !message.ephemeral && !before.ephemeral;
}
