import { createHash } from "node:crypto";

/** A person a case speaks of by a tag such as `A`. */
export interface CasePerson {
  tag: string;
  key: bigint;
  id18: string | null;
  name: string;
  sex: string;
  birthOn: string;
  town: string;
  village: string;
}

/** Region 999999 is not assigned, so no generated number can be a real person's. */
const REGION = "999999";
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = "10X98765432";

/**
 * The person of a tag: the same tag is the same person in every case, apart from what the case gives
 * (birth_on, sex, name, town, village). Without a number (`no_id: true`, or a tag that is only `likely`
 * somebody) the key is negative, as of a person known by signature only.
 */
export function casePerson(
  tag: string,
  given: Readonly<Record<string, unknown>>,
  hasId: boolean,
): CasePerson {
  const birthOn = String(given.birth_on ?? "1970-01-01");
  const sex = String(given.sex ?? "男");
  const digits = REGION + birthOn.replaceAll("-", "") + sequence(tag, sex);
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = CHECK_CHARACTERS.charAt(sum % 11);
  const value = check === "X" ? 10 : Number(check);
  return {
    tag,
    key: hasId ? BigInt(digits) * 11n + BigInt(value) : -BigInt(digits),
    id18: hasId ? digits + check : null,
    name: String(given.name ?? `测试${tag}`),
    sex,
    birthOn,
    town: String(given.town ?? "测试乡"),
    village: String(given.village ?? "测试村"),
  };
}

/** Three digits from the tag, odd for 男: single letters never meet. */
function sequence(tag: string, sex: string): string {
  const single = /^[A-Z]$/.test(tag) ? tag.charCodeAt(0) - 64 : 0;
  const hash = createHash("md5").update(tag).digest().readUInt16BE(0);
  const number = single > 0 ? single : 30 + (hash % 460);
  return String(number * 2 + (sex === "男" ? 1 : 0)).padStart(3, "0");
}
