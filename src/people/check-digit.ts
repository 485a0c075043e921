const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = "10X98765432";
const OLDEST_YEAR = 1850;
const NEWEST_YEAR = 2099;

/** The 18th character that the first 17 digits demand (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkCharacter(digits: string): string {
  return CHECK_CHARACTERS.charAt(weightedSum(digits) % 11);
}

/** Sum of the first 17 digits, each times its weight. */
function weightedSum(digits: string): number {
  return WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** First 17 digits * 11 + check value (X = 10): sorts like the ID and fits a BIGINT. */
export function personKey(id18: string): bigint {
  return BigInt(id18.slice(0, 17)) * 11n + BigInt(checkValue(id18.charAt(17)));
}

/** The resident ID a positive person key stands for. */
export function idOfKey(key: bigint): string {
  const check = Number(key % 11n);
  return String(key / 11n).padStart(17, "0") + (check === 10 ? "X" : String(check));
}

function checkValue(character: string): number {
  return character === "X" ? 10 : Number(character);
}

/** Does `YYYYMMDD` name a day somebody alive or on an old roll can be born on? */
export function isBirthDate(digits: string): boolean {
  if (!/^\d{8}$/.test(digits)) return false;
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6));
  if (year < OLDEST_YEAR || year > NEWEST_YEAR || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
