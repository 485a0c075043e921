/** Days Excel counts from; day 60 is its 29 February 1900, which was none. */
const EXCEL_START = Date.UTC(1899, 11, 30);

/** A day as people write it: '' for none, undefined for what cannot be read. */
export function readDay(text: string): string | undefined {
  const plain = text.normalize("NFKC").replace(/\s+/g, " ").trim();
  if (plain === "") return "";
  const serial = /^(\d{5})(\.\d+)?$/.exec(plain);
  if (serial) {
    return new Date(EXCEL_START + Number(serial[1]) * 86_400_000).toISOString().slice(0, 10);
  }
  const parts =
    /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?(?:[ T].*)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!parts) return undefined;
  const [, year = "", month = "", day = ""] = parts;
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${written}T00:00:00Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === written;
  return isDay ? written : undefined;
}
