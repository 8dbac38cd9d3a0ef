// Instants as a person in a zone reads them, in American English as the bot writes it.

const LOCALE = "en-US";
const formats = new Map();

export const clockTime = (instant, zone) => format(instant, zone, { hour: "numeric", minute: "2-digit" });

export const fullTime = (instant, zone) => format(instant, zone, { dateStyle: "full", timeStyle: "short" });

export const shortDay = (instant, zone) =>
  format(instant, zone, { weekday: "short", month: "short", day: "numeric" });

export const zoneCity = (zone) => zone.split("/").at(-1).replaceAll("_", " ");

/** "2027-01-12" in the zone: equal for two instants of the same local day. */
export function dayKey(instant, zone) {
  return wallTime(instant, zone).slice(0, 10);
}

/** "2027-01-12T15:30" in the zone, as a datetime-local field wants it. */
export function wallTime(instant, zone) {
  const wall = new Date(instant.getTime() + offset(instant, zone));
  return wall.toISOString().slice(0, 16);
}

/** The instant of a wall time; in a gap or an overlap, one of the two candidates. */
export function fromWallTime(text, zone) {
  const wall = new Date(`${text}Z`);
  const near = new Date(wall.getTime() - offset(wall, zone));
  return new Date(wall.getTime() - offset(near, zone));
}

export function dayLabel(instant, zone, now) {
  const label = nearDay(instant, zone, now) ?? longDate(instant, zone, now);
  return capitalized(label);
}

/** Slack's `<!date^…>` format string, for example "{date_short_pretty} at {time}". */
export function slackDate(pattern, instant, zone, now) {
  const forms = {
    date_num: () => dayKey(instant, zone),
    date: () => plainDate(instant, zone, now),
    date_short: () => format(instant, zone, { year: "numeric", month: "short", day: "numeric" }),
    date_long: () => longDate(instant, zone, now),
    time: () => clockTime(instant, zone),
    time_secs: () => format(instant, zone, { hour: "numeric", minute: "2-digit", second: "2-digit" }),
    ago: () => ago(instant, now),
  };
  const pretty = (form) => nearDay(instant, zone, now) ?? form();
  forms.date_pretty = () => pretty(forms.date);
  forms.date_short_pretty = () => pretty(forms.date_short);
  forms.date_long_pretty = () => pretty(forms.date_long);
  forms.day_divider_pretty = forms.date_long_pretty;
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => (forms[name] ? forms[name]() : whole));
}

function ago(instant, now) {
  const minutes = Math.round((instant - now) / 60_000);
  const [size, unit] =
    Math.abs(minutes) < 60 ? [1, "minute"] : Math.abs(minutes) < 1440 ? [60, "hour"] : [1440, "day"];
  return new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" }).format(Math.round(minutes / size), unit);
}

/** "yesterday", "today" or "tomorrow"; undefined for any other day. */
export function nearDay(instant, zone, now) {
  const midnight = (moment) => Date.parse(dayKey(moment, zone));
  const days = Math.round((midnight(instant) - midnight(now)) / 86_400_000);
  return { "-1": "yesterday", 0: "today", 1: "tomorrow" }[days];
}

function longDate(instant, zone, now) {
  return `${format(instant, zone, { weekday: "long" })}, ${plainDate(instant, zone, now)}`;
}

/** "January 12th", with the year when it is more than six months away. */
function plainDate(instant, zone, now) {
  const day = Number(dayKey(instant, zone).slice(8));
  const date = `${format(instant, zone, { month: "long" })} ${day}${ordinal(day)}`;
  const far = Math.abs(instant - now) > 183 * 86_400_000;
  return far ? `${date}, ${dayKey(instant, zone).slice(0, 4)}` : date;
}

function ordinal(day) {
  if (day > 10 && day < 14) return "th";
  return { 1: "st", 2: "nd", 3: "rd" }[day % 10] ?? "th";
}

function capitalized(text) {
  return text[0].toUpperCase() + text.slice(1);
}

function offset(instant, zone) {
  const options = {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  };
  const named = {};
  for (const { type, value } of formatter(zone, { ...options, hourCycle: "h23" }).formatToParts(instant)) {
    named[type] = Number(value);
  }
  const wall = Date.UTC(named.year, named.month - 1, named.day, named.hour, named.minute, named.second);
  return wall - Math.floor(instant.getTime() / 1000) * 1000;
}

function format(instant, zone, options) {
  return formatter(zone, options).format(instant).replaceAll("\u202f", " ");
}

function formatter(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(LOCALE, { timeZone: zone, ...options }));
  return formats.get(key);
}
