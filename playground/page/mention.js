// Links, people, channels and dates inside a text.

import { h } from "./dom.js";
import { fullTime, slackDate } from "./times.js";

const SAFE = new Set(["http:", "https:", "mailto:"]);

/** A link when the address is http, https or mailto; otherwise only its words. */
export function linkNode(address, words) {
  const href = safeAddress(address);
  if (!href) return h("span", {}, words);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, words);
}

export function safeAddress(address) {
  const url = URL.parse ? URL.parse(address) : parsed(address);
  return url && SAFE.has(url.protocol) ? url.href : null;
}

/** `@U…`, `#C…`, `!here`: the name known here, else the label it came with. */
export function mentionNode(target, label, reader) {
  const id = target.slice(1);
  if (target[0] === "@") {
    const own = id === reader.me ? "mention own" : "mention";
    return h("span", { class: own }, `@${reader.person(id) ?? (label || id)}`);
  }
  if (target[0] === "#") return h("span", { class: "mention" }, `#${reader.channel(id) ?? (label || id)}`);
  return h("span", { class: "mention own" }, label || `@${id.split("^")[0]}`);
}

/** [timestamp, format, link?] of `<!date^…>`; what cannot be read shows its fallback. */
export function dateNode([timestamp, pattern, address], fallback, reader) {
  const instant = new Date(Number(timestamp) * 1000);
  if (!pattern || Number.isNaN(instant.getTime())) return h("span", {}, fallback || "date");
  const words = slackDate(pattern, instant, reader.zone, reader.now());
  const title = fullTime(instant, reader.zone);
  const time = h("time", { datetime: instant.toISOString(), title }, words);
  return address ? linkNode(address, [time]) : time;
}

function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
