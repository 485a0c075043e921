import { DATE, type DateKind, DURATION } from "./date-format.ts";
import { numberText } from "./number-text.ts";

const DAY_SECONDS = 86_400;
const LAST_SERIAL = 2_958_465;
/** Days between the two calendars of spreadsheet programs: day 0 of the 1904 one is 1904-01-01. */
const OFFSET_1904 = 1_462;
const EPOCH = Date.UTC(1899, 11, 30);
/** The day that spreadsheet programs believe in: 29 February 1900. */
const LEAP_BUG = 60;

/**
 * A number under a date format, as `YYYY-MM-DD`, with ` HH:MM:SS` when there is a time; a time of day alone when the
 * number is below 1. Numbers that no calendar has stand as numbers.
 */
export function dateText(value: number, kind: DateKind, is1904: boolean): string {
  if (kind === DURATION) return durationText(value);
  const serial = is1904 ? value + OFFSET_1904 : value;
  const seconds = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  if (kind !== DATE || !(serial >= 0) || day > LAST_SERIAL) return numberText(value);
  const time = clockText(seconds - day * DAY_SECONDS);
  if (day === 0) return time;
  return time === "00:00:00" ? dayText(day) : `${dayText(day)} ${time}`;
}

/** Days come in the same few years over and over. */
const dayTexts = new Map<number, string>();
const MAX_DAY_TEXTS = 100_000;

function dayText(serial: number): string {
  let text = dayTexts.get(serial);
  if (text === undefined) {
    text = writeDay(serial);
    if (dayTexts.size < MAX_DAY_TEXTS) dayTexts.set(serial, text);
  }
  return text;
}

function writeDay(serial: number): string {
  if (serial === LEAP_BUG) return "1900-02-29";
  const days = serial < LEAP_BUG ? serial + 1 : serial;
  return new Date(EPOCH + days * DAY_SECONDS * 1_000).toISOString().slice(0, 10);
}

function durationText(value: number): string {
  if (!(value >= 0) || value > LAST_SERIAL) return numberText(value);
  const seconds = Math.round(value * DAY_SECONDS);
  return clockText(seconds);
}

function clockText(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** An ISO 8601 date as files hold it (`2019-10-01T08:27:48.765Z`), to the second. Other text stands. */
export function isoDateText(written: string): string {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}(?:\.\d+)?)(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(written);
  if (!match) return written;
  const instant = Date.parse(`${match[1]}T${match[2] ?? "00:00:00"}Z`);
  if (Number.isNaN(instant)) return written;
  const text = new Date(Math.round(instant / 1_000) * 1_000).toISOString();
  const time = text.slice(11, 19);
  return time === "00:00:00" ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`;
}
