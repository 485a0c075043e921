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
/** 青溪县 before 镇南村: a county is named before the village, and no township. */
const A_COUNTY = /^.{2,}(县|自治旗)[乡镇]$/;
const NAMES_A_KIND = /(乡|镇|街道|苏木)$/;
/** What is left names a village, and may go on to the group and the house. */
const A_VILLAGE =
  /^.+(村|村委会|村民委员会|村委|社区|居委会|居民委员会|居委|嘎查)(.{0,8}([组队社号屯楼]|自然村))?$/;
/** What a township may end in, before a village. */
const KIND_FIRST = /^(乡|镇|街道)(.+)$/;
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
  const joined = joinedAnew(places);
  for (const { town, village } of places.map(joined)) {
    if (town === null) continue;
    if (NAMES_A_KIND.test(townKey(town))) known.add(townKey(town));
    const isJoined = splitsOf(village).some((split) => townKey(split.town) === townKey(town));
    if (village !== null && !isJoined) villages.add(villageKey(village, town));
  }
  const meantToo = new Set([...known].map(meant));
  const spoken = known.size === 0 ? townsOfMany(places) : known;
  return (written) => {
    const place = joined(written);
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

/**
 * 新乡 and 镇上村 where an address was 新乡镇上村: taken apart at the first place where a township may end. 新乡镇 is one that some list names, or all villages below 新乡
 * begin so.
 */
function joinedAnew(places: readonly WrittenPlace[]): <P extends WrittenPlace>(place: P) => P {
  const villages = new Map<string, Set<string>>();
  for (const { town, village } of places) {
    if (town === null) continue;
    const below = villages.get(townKey(town)) ?? new Set<string>();
    if (village !== null) below.add(villageKey(village, town));
    villages.set(townKey(town), below);
  }
  return (place) => {
    const { town, village } = place;
    const [, kind, rest] = KIND_FIRST.exec(village ?? "") ?? [];
    if (town === null || kind === undefined || rest === undefined || !A_VILLAGE.test(rest))
      return place;
    const longer = `${town}${kind}`;
    const own = villages.get(townKey(longer));
    const below = villages.get(townKey(town)) ?? new Set();
    const isBeginning =
      townKey(town).length === 2 &&
      below.size >= FEWEST_VILLAGES &&
      [...below].every((key) => key.startsWith(kind));
    const isNamed = own !== undefined && !own.has(villageKey(village ?? "", longer));
    return isNamed || isBeginning ? { ...place, town: longer, village: rest } : place;
  };
}

/** Every way to take a text apart into a township and a village, the shortest township first. */
function splitsOf(text: string | null): { town: string; village: string }[] {
  if (text === null) return [];
  const whole = [...plainText(text)].filter((sign) => !SEPARATORS.has(sign)).join("");
  return [...whole.matchAll(ENDS)]
    .map((end) => end.index + end[0].length)
    .map((at) => ({ town: whole.slice(0, at), village: whole.slice(at) }))
    .filter(
      ({ town, village }) =>
        townKey(town).length > 1 && !A_COUNTY.test(town) && A_VILLAGE.test(village),
    );
}

function townsOfMany(places: readonly WrittenPlace[]): Set<string> {
  const below = new Map<string, Set<string>>();
  for (const { village } of places) {
    for (const split of splitsOf(village)) {
      const key = townKey(split.town);
      below.set(key, (below.get(key) ?? new Set()).add(villageKey(split.village, "")));
    }
  }
  const many = new Set(
    [...below].filter(([, { size }]) => size >= FEWEST_VILLAGES).map(([key]) => key),
  );
  const sizeOf = (town: string) => below.get(town)?.size ?? 0;
  // 新乡 of 新乡镇上村 and 新乡镇下村 is the beginning of 新乡镇, below which all stand that stand below it; a longer 金河乡 is none.
  const isBeginning = (town: string) =>
    town.length === 2 &&
    [...many].some((key) => key.startsWith(town) && key !== town && sizeOf(key) === sizeOf(town));
  const isLonger = (town: string) =>
    [...many].some((key) => town.startsWith(key) && key !== town && sizeOf(key) > sizeOf(town));
  return new Set([...many].filter((town) => !isBeginning(town) && !isLonger(town)));
}
