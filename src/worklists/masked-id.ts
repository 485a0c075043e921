/** Below this age only the last two characters are shown. */
export const CHILD_AGE = 14;

export const NO_VALID_ID = "无有效证号";

/** `****1234`: with village and name it tells a person to those who know him, and nothing to others. */
export function maskedId(id: string | null, age: number | null): string {
  if (id === null) return NO_VALID_ID;
  return `****${id.slice(age !== null && age < CHILD_AGE ? -2 : -4)}`;
}
