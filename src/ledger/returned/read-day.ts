/** Days Excel counts from; day 60 is its 29 February 1900, which was none. */
const EXCEL_START = Date.UTC(1899, 11, 30);

/**
 * A day as people write it: '' for none, undefined for what cannot be read. A day without a year is of the one year that puts it between
 * `from` and `to`, where there is one.
 */
export function readDay(
  text: string,
  { from, to }: { from: string; to: string },
): string | undefined {
  const plain = text.normalize("NFKC").replace(/\s+/g, " ").trim();
  if (plain === "") return "";
  const serial = /^(\d{5})(\.\d+)?$/.exec(plain);
  if (serial) {
    return new Date(EXCEL_START + Number(serial[1]) * 86_400_000).toISOString().slice(0, 10);
  }
  const parts =
    /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?[日号]?(?:[ T].*)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (parts) return dayOf(parts[1] ?? "", parts[2] ?? "", parts[3] ?? "");
  const short = /^(?:(\d{2})\s?[-/.年]\s?)?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?[日号]?$/.exec(plain);
  if (!short) return undefined;
  const [, year, month = "", day = ""] = short;
  if (year !== undefined) return dayOf(`20${year}`, month, day);
  const [first = 0, last = 0] = [from, to].map((each) => Number(each.slice(0, 4)));
  const fitting = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
    .map((each) => dayOf(String(each), month, day))
    .filter((each) => each !== undefined && each >= from && each <= to);
  return fitting.length === 1 ? fitting[0] : undefined;
}

function dayOf(year: string, month: string, day: string): string | undefined {
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${written}T00:00:00Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === written;
  return isDay ? written : undefined;
}
