/** Days on which a county works differently from the plain week; of several rows about one day the last counts. */
export interface SpecialDays {
  /** `YYYY-MM-DD`, both included. */
  from: string;
  to: string;
  works: boolean;
}

const DAY = 86_400_000;

/** What was worked out before: a county has a hundred thousand cases, opened on a handful of days and due on a handful more. */
const known = new WeakMap<readonly SpecialDays[], Map<string, unknown>>();

/** The day that many working days after `day`, which itself does not count. `special` must not change afterwards. */
export function workingDaysAfter(
  day: string,
  count: number,
  special: readonly SpecialDays[],
): string {
  return remembered(special, `${count} after ${day}`, () => {
    let time = Date.parse(`${day}T00:00:00Z`);
    for (let left = count; left > 0; ) {
      time += DAY;
      if (isWorkingDay(time, special)) left -= 1;
    }
    return dayOf(time);
  });
}

/** Working days from the first day to the second: how long something is overdue. `special` must not change afterwards. */
export function workingDaysBetween(
  from: string,
  to: string,
  special: readonly SpecialDays[],
): number {
  return remembered(special, `${from} to ${to}`, () => {
    let count = 0;
    const end = Date.parse(`${to}T00:00:00Z`);
    for (let time = Date.parse(`${from}T00:00:00Z`) + DAY; time <= end; time += DAY) {
      if (isWorkingDay(time, special)) count += 1;
    }
    return count;
  });
}

function remembered<Value>(
  special: readonly SpecialDays[],
  key: string,
  reckon: () => Value,
): Value {
  const values = (known.get(special) ?? new Map<string, unknown>()) as Map<string, Value>;
  known.set(special, values);
  const value = values.get(key) ?? reckon();
  values.set(key, value);
  return value;
}

function isWorkingDay(time: number, special: readonly SpecialDays[]): boolean {
  const day = dayOf(time);
  const listed = special.findLast(({ from, to }) => from <= day && day <= to);
  if (listed) return listed.works;
  const weekday = new Date(time).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
