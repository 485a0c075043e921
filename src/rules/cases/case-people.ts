import { createHash } from "node:crypto";
import { checkCharacter, personKey } from "../../people/check-digit.ts";

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
  const id18 = digits + checkCharacter(digits);
  return {
    tag,
    key: hasId ? personKey(id18) : -BigInt(digits),
    id18: hasId ? id18 : null,
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
