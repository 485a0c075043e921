import type { Database } from "../../engine/database.ts";
import { plainText, unspaced } from "../../rolls/plain-text.ts";
import { townKey, townStem, villageKey } from "./place-key.ts";
import { noteSaid } from "./said-elsewhere.ts";

interface Place {
  town: string | null;
  village: string;
}

interface Named {
  sheet_id: number;
  sheet: string;
  file: string;
  town: string | null;
}

const KIND =
  "(?:社区居民委员会|社区居委会|居民委员会|居委会|社区|村民委员会|村委会|行政村|嘎查委员会|嘎查村|嘎查|村委|村)";
/** What stands before and behind a village in the name of a sheet or file: its turn, the month, how many there are. */
const BEFORE = /^[\d.、()（）\-_第号年月\s]+/;
const BEHIND = /[(（][^()（）]*[)）]$|[\d.、\-_年月日份户人名共]+$/g;
/** A file is called after a village and what it lists. */
const OF_ROLL =
  /^[\d年月份度.\-_]*(农村|城乡|城镇|城市)?(低保|特困|五保|孤儿|儿童|残疾|高龄|临时|补贴|困难|救助|名单|名册|花名|台账|登记|发放|人员|对象|户)/;

/**
 * Which village the rows of a sheet are of that says none, where the sheet or its file is called after one that other lists know: 资福 or 资福村低保名册. It is the only
 * one of the name in the township of its rows or, where they say none, in the county, and no township is called so.
 *
 * Reads:  mention, source_sheet, source_file.
 * Writes: mention.village and town of such rows, which the next time takes back first (`takeBackSaid`).
 */
export async function sayVillagesOfSheets(db: Database): Promise<void> {
  const sheets = await db.rows<Named & Record<string, string | number | null>>(
    `SELECT m.sheet_id::INTEGER AS sheet_id, s.sheet, f.file, min(m.town) AS town
     FROM mention m JOIN source_sheet s ON s.sheet_id = m.sheet_id JOIN source_file f ON f.file_id = s.file_id
     GROUP BY ALL
     HAVING count(m.village) = 0 AND count(m.village_text) = 0 AND count(DISTINCT m.town) <= 1 ORDER BY sheet_id`,
  );
  if (sheets.length === 0) return;
  const known = await db.rows<Place & Record<string, string | null>>(
    "SELECT DISTINCT town, village FROM mention WHERE village IS NOT NULL ORDER BY ALL",
  );
  const towns = new Set(
    known.flatMap(({ town }) => (town === null ? [] : [townKey(town), townStem(townKey(town))])),
  );
  for (const sheet of sheets) {
    const found = [sheet.sheet, nameOf(sheet.file)]
      .map((called) => villageCalled(called, sheet.town, { known, towns }))
      .find((place) => place !== undefined);
    if (!found) continue;
    await db.run(
      `UPDATE mention SET village = $village, town = COALESCE(town, $town) WHERE sheet_id = ${sheet.sheet_id}`,
      { village: found.village, town: found.town },
    );
    await noteSaid(db, "mention", sheet.sheet_id, "village");
    if (sheet.town === null) await noteSaid(db, "mention", sheet.sheet_id, "town");
  }
}

function nameOf(file: string): string {
  return (file.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "");
}

/** The only village that a sheet or file is called after; undefined where it is called after none or may be after several. */
function villageCalled(
  written: string,
  town: string | null,
  { known, towns }: { known: readonly Place[]; towns: ReadonlySet<string> },
): Place | undefined {
  const text = unspaced(plainText(written)).replace(BEFORE, "");
  const there = known.filter((place) => town === null || place.town === town);
  const called = there.filter((place) => {
    const own = [place.town, townKey(place.town ?? "")].find(
      (name) => name !== null && name !== "" && text.startsWith(name) && text.length > name.length,
    );
    return isCalled(text.slice(own?.length ?? 0), place, towns);
  });
  // 资福 is written in several ways, and one township may have 资福村 and 资福社区.
  const villages = new Set(
    called.map((place) => `${place.town}|${villageKey(place.village, place.town ?? "")}`),
  );
  return villages.size === 1 ? called[0] : undefined;
}

function isCalled(text: string, { town, village }: Place, towns: ReadonlySet<string>): boolean {
  const key = villageKey(village, town ?? "");
  const stem = key.split("|")[0] ?? "";
  if (stem.length < 2 || !text.startsWith(stem)) return false;
  const whole = text.replace(BEHIND, "");
  if (whole === stem) return !towns.has(stem);
  const kind = new RegExp(`^${KIND}`).exec(text.slice(stem.length))?.[0];
  if (kind === undefined || villageKey(stem + kind, town ?? "") !== key) return false;
  const rest = text.slice(stem.length + kind.length);
  return rest.replace(BEHIND, "") === "" || OF_ROLL.test(rest);
}
