import type { Recognition } from "../../sources/recognition/recognition.ts";

/** What a table leaves unsaid is as in the one above it, where both are of one roll. */
export function asTheOneAbove(next: Recognition, current: Recognition): Recognition {
  if (next.roll?.id !== current.roll?.id) return next;
  const has = new Set(next.columns.map(({ field }) => field));
  const inherited = [...current.said].filter(([field]) => !has.has(field) && !next.said.has(field));
  return {
    ...next,
    said: new Map([...inherited, ...next.said]),
    town: has.has("town") ? null : (next.town ?? current.town),
    village: has.has("village") ? null : (next.village ?? current.village),
    period: next.period ?? current.period,
    questions: next.questions.filter(({ about }) => about !== "period" || current.period === null),
  };
}

export function isOtherTable(next: Recognition, current: Recognition): boolean {
  const columns = ({ columns: of }: Recognition) =>
    JSON.stringify(of.map(({ field, index }) => [field, index]).sort());
  return next.roll?.id !== current.roll?.id || columns(next) !== columns(current);
}

/** The same columns under a title that says something else of all rows. */
export function isSaidOther(next: Recognition, current: Recognition): boolean {
  if (next.roll?.id !== current.roll?.id) return true;
  return (
    next.town !== current.town ||
    next.period !== current.period ||
    [...next.said].some(([field, value]) => current.said.get(field) !== value)
  );
}
