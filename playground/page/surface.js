// A message, modal or Home tab before a person: the values of its inputs, and what it can ask the bot.

import * as api from "./api.js";
import { inputsOf, isQuiet, isStateful, stateName } from "./drafts.js";

export class Surface {
  #queue = Promise.resolve();
  #drawn = new Map();
  #blocks = [];

  /** `where` says which one to the playground: {channel, messageTs} or {view_id}. */
  constructor(where, desk) {
    this.where = where;
    this.desk = desk;
    this.key = [desk.me, ...Object.values(where)].join(" ");
  }

  get reader() {
    return this.desk.reader;
  }

  /** To be called before these blocks are drawn. */
  begin(blocks) {
    this.#blocks = blocks;
    this.#drawn.clear();
    this.#meet(blocks);
    for (const [block, element] of inputsOf(blocks)) this.#note(block.block_id, element);
  }

  /** Whether the blocks are no longer what was drawn. Inputs that show what the person just chose are not. */
  isBehind(blocks) {
    if (content(blocks) !== content(this.#blocks)) return true;
    this.#meet(blocks);
    return inputsOf(blocks).some(([block, element]) => {
      const value = JSON.stringify(this.value(block.block_id, element));
      return value !== this.#drawn.get(this.#slot(block.block_id, element));
    });
  }

  value(blockId, element) {
    return this.desk.drafts.read(this.#slot(blockId, element));
  }

  keep(blockId, element, value) {
    this.desk.drafts.keep(this.#slot(blockId, element), value);
    this.#note(blockId, element);
  }

  /** Slack's state.values of these blocks. */
  values(blocks) {
    const values = {};
    for (const [block, element] of inputsOf(blocks)) {
      const value = { type: element.type, [stateName(element)]: this.value(block.block_id, element) };
      values[block.block_id] = { ...values[block.block_id], [element.action_id]: value };
    }
    return values;
  }

  /** One action after the other: the bot hears them in the order of the clicks, with all that was typed. */
  async act(blockId, element, fields) {
    for (const [block, quiet] of inputsOf(this.#blocks)) {
      const untold = isQuiet(block) && this.desk.drafts.isUntold(this.#slot(block.block_id, quiet));
      if (untold)
        this.#send(block.block_id, quiet, { [stateName(quiet)]: this.value(block.block_id, quiet) });
    }
    return this.#send(blockId, element, fields);
  }

  #send(blockId, element, fields) {
    const action = { type: element.type, block_id: blockId, action_id: element.action_id, ...fields };
    const sending = () => {
      const act = () => this.desk.act({ ...this.where, action });
      this.#queue = this.#queue.then(act, act);
      return this.#queue;
    };
    if (!isStateful(element)) return sending();
    return this.desk.drafts.whileSending(this.#slot(blockId, element), sending);
  }

  async suggestions(blockId, element, value) {
    const ids = { block_id: blockId, action_id: element.action_id };
    return api.suggest({ user: this.desk.me, ...this.where, ...ids, value });
  }

  #meet(blocks) {
    for (const [block, element] of inputsOf(blocks))
      this.desk.drafts.meet(this.#slot(block.block_id, element), element);
  }

  #note(blockId, element) {
    this.#drawn.set(this.#slot(blockId, element), JSON.stringify(this.value(blockId, element)));
  }

  #slot(blockId, element) {
    return [this.key, blockId, element.action_id].join(" ");
  }
}

/** The blocks without the values of their inputs. */
function content(blocks) {
  return JSON.stringify(blocks, (key, value) => (key.startsWith("initial_") ? undefined : value));
}
