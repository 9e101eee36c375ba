// Turns Slack timestamps into the words people read.

const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const seconds = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const longDay = new Intl.DateTimeFormat(undefined, { weekday: "long", month: "long", day: "numeric" });
const fullMoment = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });

const asDate = (ts) => new Date(Number.parseFloat(ts) * 1000);

export const timeOfDay = (ts) => clock.format(asDate(ts));
export const timeWithSeconds = (ts) => seconds.format(asDate(ts));
export const wholeMoment = (ts) => fullMoment.format(asDate(ts));
export const isoMoment = (ts) => asDate(ts).toISOString();
export const dayKey = (ts) => asDate(ts).toDateString();

const dayOffset = (date) => {
  const midnight = (moment) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
  return Math.round((midnight(date) - midnight(new Date())) / 86_400_000);
};

const nearDays = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
/** "today", "yesterday" or "tomorrow" in the reader's language; null for any other day. */
const nearDay = (date) => (Math.abs(dayOffset(date)) <= 1 ? nearDays.format(dayOffset(date), "day") : null);
const begun = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** "Today", "Yesterday" or the weekday and date. */
export const dayName = (ts) => begun(nearDay(asDate(ts)) ?? longDay.format(asDate(ts)));

/** "just now", "5 minutes ago", "2 days ago". */
export function ago(ts) {
  const elapsed = (Date.now() - asDate(ts).getTime()) / 1000;
  if (Math.abs(elapsed) < 45) return "just now";
  const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
  for (const [unit, size] of [["day", 86_400], ["hour", 3_600], ["minute", 60]]) {
    if (Math.abs(elapsed) >= size) return relative.format(-Math.round(elapsed / size), unit);
  }
  return relative.format(-Math.round(elapsed), "second");
}

const part = (date, options) => new Intl.DateTimeFormat(undefined, options).format(date);
const near = (date, otherwise) => nearDay(date) ?? otherwise;

const DATE_TOKENS = {
  date_num: (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`,
  date_slash: (date) => part(date, { year: "numeric", month: "2-digit", day: "2-digit" }),
  date: (date) => part(date, { year: "numeric", month: "long", day: "numeric" }),
  date_long: (date) => part(date, { weekday: "long", year: "numeric", month: "long", day: "numeric" }),
  date_long_full: (date) => part(date, { weekday: "long", year: "numeric", month: "long", day: "numeric" }),
  date_short: (date) => part(date, { year: "numeric", month: "short", day: "numeric" }),
  date_pretty: (date) => near(date, DATE_TOKENS.date(date)),
  date_long_pretty: (date) => near(date, DATE_TOKENS.date_long(date)),
  date_short_pretty: (date) => near(date, DATE_TOKENS.date_short(date)),
  day_divider_pretty: (date) => near(date, DATE_TOKENS.date_long(date)),
  time: (date) => clock.format(date),
  time_secs: (date) => seconds.format(date),
  ago: (date) => ago(date.getTime() / 1000),
};

/** Fill a Slack date format such as "{date_short} at {time}" for a Unix time. */
export function formatDate(unixSeconds, format) {
  const date = asDate(unixSeconds);
  return format.replace(/\{(\w+)\}/g, (whole, token) => DATE_TOKENS[token]?.(date) ?? whole);
}
