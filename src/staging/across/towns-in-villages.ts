import { plainText } from "../../rolls/plain-text.ts";
import { BETWEEN } from "../place-sql.ts";
import { townKey, villageKey } from "./place-key.ts";

export interface WrittenPlace {
  town: string | null;
  village: string | null;
}

const SEPARATORS = new Set(BETWEEN);
/** Where the name of a township may end. */
const ENDS = /乡|镇|街道(?:办事处)?|苏木/g;
const NAMES_A_KIND = /(乡|镇|街道|苏木)$/;
/** What is left names a village, and may go on to the group and the house. */
const A_VILLAGE =
  /^.+(村|村委会|村民委员会|村委|社区|居委会|居民委员会|居委|嘎查)(.{0,8}([组队社号屯楼]|自然村))?$/;
/** The fewest villages below one township where no list says what the townships are. */
const FEWEST_VILLAGES = 3;

/**
 * 金河乡桂寨村委会 below 所属社区 or 村: the township stands before its village. It is one that some list names, for 古镇南村 may be the village
 * of another; where no list names any, one that several villages stand below.
 */
export function townsInVillages(
  places: readonly WrittenPlace[],
  meant: (town: string) => string,
): <P extends WrittenPlace>(place: P) => P {
  const known = new Set<string>();
  const villages = new Set<string>();
  for (const { town, village } of places) {
    if (town === null) continue;
    if (NAMES_A_KIND.test(townKey(town))) known.add(townKey(town));
    const isJoined = splitsOf(village).some((split) => townKey(split.town) === townKey(town));
    if (village !== null && !isJoined) villages.add(villageKey(village, town));
  }
  const meantToo = new Set([...known].map(meant));
  const spoken = known.size === 0 ? townsOfMany(places) : known;
  return (place) => {
    const { town, village } = place;
    if (town === null && villages.has(villageKey(village ?? "", ""))) return place;
    const all = splitsOf(village).filter(
      (split) => town === null || meant(townKey(split.town)) === meant(townKey(town)),
    );
    const found =
      all.findLast((split) => spoken.has(townKey(split.town))) ??
      all.findLast((split) => meantToo.has(meant(townKey(split.town))));
    return found ? { ...place, town: town ?? found.town, village: found.village } : place;
  };
}

/** Every way to take a text apart into a township and a village, the shortest township first. */
function splitsOf(text: string | null): { town: string; village: string }[] {
  if (text === null) return [];
  const whole = [...plainText(text)].filter((sign) => !SEPARATORS.has(sign)).join("");
  return [...whole.matchAll(ENDS)]
    .map((end) => end.index + end[0].length)
    .map((at) => ({ town: whole.slice(0, at), village: whole.slice(at) }))
    .filter(({ town, village }) => townKey(town).length > 1 && A_VILLAGE.test(village));
}

function townsOfMany(places: readonly WrittenPlace[]): Set<string> {
  const below = new Map<string, Set<string>>();
  for (const { village } of places) {
    const [first] = splitsOf(village);
    if (!first) continue;
    const key = townKey(first.town);
    below.set(key, (below.get(key) ?? new Set()).add(villageKey(first.village, "")));
  }
  return new Set([...below].filter(([, { size }]) => size >= FEWEST_VILLAGES).map(([key]) => key));
}
