/** Days on which a county works differently from the plain week; of several rows about one day the last counts. */
export interface SpecialDays {
  /** `YYYY-MM-DD`, both included. */
  from: string;
  to: string;
  works: boolean;
}

const DAY = 86_400_000;

/** The day that many working days after `day`, which itself does not count. */
export function workingDaysAfter(
  day: string,
  count: number,
  special: readonly SpecialDays[],
): string {
  let time = Date.parse(`${day}T00:00:00Z`);
  for (let left = count; left > 0; ) {
    time += DAY;
    if (isWorkingDay(time, special)) left -= 1;
  }
  return dayOf(time);
}

/** Working days from the first day to the second: how long something is overdue. */
export function workingDaysBetween(
  from: string,
  to: string,
  special: readonly SpecialDays[],
): number {
  let count = 0;
  const end = Date.parse(`${to}T00:00:00Z`);
  for (let time = Date.parse(`${from}T00:00:00Z`) + DAY; time <= end; time += DAY) {
    if (isWorkingDay(time, special)) count += 1;
  }
  return count;
}

function isWorkingDay(time: number, special: readonly SpecialDays[]): boolean {
  const day = dayOf(time);
  const known = special.findLast(({ from, to }) => from <= day && day <= to);
  if (known) return known.works;
  const weekday = new Date(time).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
