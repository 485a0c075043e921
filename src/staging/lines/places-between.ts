import { type Database, quoteText } from "../../engine/database.ts";
import { FOOTER, GROUP, TITLE } from "../../sources/recognition/lines/line-words.ts";
import { type PlaceOfLine, placeOfLine } from "../../sources/recognition/lines/place-of-line.ts";
import { townInAddress } from "../place-sql.ts";
import type { SheetToStage } from "../sheet-to-stage.ts";

/** What stands in the place of a header for what such a line says. */
const HEADER = "行间村名";
/** Below a total, below the list's title, printed again on each page, and below a group of the village all goes on as before. */
const GOES_ON = new RegExp(
  `${FOOTER}|${TITLE}|^[\\d０-９一二三四五六七八九十]+(村民小)?[组队社]([(（].*[)）])?$`,
  "u",
);
const OTHER_GROUP = new RegExp(GROUP, "u");

/** 河东： may be the next township, written in short; 五保户：, 重残： and 新增： say which of the people follow. */
const MAY_BE_TOWN =
  /^\s*(?!.*(低保|五保|特困|保障|供养|补贴|救助|[户人员类级档群]\s*[:：]|残|病|童|孤儿|留守|困境|老[人年]|城[镇市]|农村|新增|[减停退续]|贫困|监测|一般|普通|重点|常补|对象|情况))\p{Script=Han}{2,6}\s*[:：]\s*$/u;

/** Below a header its columns may be numbered: 1, （2） and 3 are nobody. */
const SOMEBODY = "[^0-9\\s().（）]|[0-9]{6}";

interface Lone {
  row: number;
  text: string;
  isName: boolean;
  /** Another line stands below, and nobody in between. */
  isAboveLine: boolean;
}

type Placed = Lone & { place: PlaceOfLine | undefined };

/**
 * The sheet with a column for the village and one for the township, where it has none and lines say it, filled in below each line that is nothing but a place: 河东村委会（12户34人）
 * between the rows of a list that has no column for it. Below a line that names no place nobody knows whether the one before still holds. Nothing is taken from
 * such lines where people stand above the first one: those may be its people.
 *
 * Reads:  raw.s<sheetId>, the sheet's rows. Writes: the temporary view `place_rows`.
 *
 * width: columns of raw.s<sheetId>.
 */
export async function withPlaces(
  db: Database,
  sheet: SheetToStage,
  width: number,
): Promise<SheetToStage> {
  const { columns, family } = sheet;
  const has = (field: string) => columns.has(field);
  if (family || (!has("id") && !has("name"))) return sheet;
  if ((has("town") && has("village")) || (await addressesSayTowns(db, sheet))) return sheet;
  const { first, lines } = await lonesOf(db, { ...sheet, width });
  const read = lines.map((line) => ({ ...line, place: placeOfLine(line.text) }));
  const isWithin = sheet.town !== null || placesLieInTowns(read);
  const places = read.map((line) => (isWithin ? withinTown(line) : line));
  const said = saidBelow(places, isWithin);
  const wanted = (["village", "town"] as const).filter((field) => !has(field));
  const start = places.find(({ place }) => wanted.some((field) => place?.[field] !== undefined));
  // Those above the first line may be its people.
  if (start === undefined || start.row > first) return sheet;
  const added = wanted
    .filter((field) => [...said[field].values()].some((text) => text !== ""))
    .map((field, at) => ({ field, texts: said[field], column: sheet.width + 1 + at }));
  const view = added.map(({ texts, column }) => {
    const cases = [...texts].map(([row, text]) => `WHEN ${row} THEN ${quoteText(text)}`);
    const above = `last_value(CASE r.row_no ${cases.join(" ")} END IGNORE NULLS) OVER (ORDER BY r.row_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
    // The lines themselves stay as they are for whoever reads them next.
    return `CASE WHEN r.row_no NOT IN (${lines.map(({ row }) => row).join(", ")}) THEN ${above} END AS c${column}`;
  });
  await db.run(
    `CREATE OR REPLACE TEMP VIEW place_rows AS SELECT r.*, ${view.join(", ")} FROM ${sheet.rows} r`,
  );
  return {
    ...sheet,
    rows: "place_rows",
    width: sheet.width + added.length,
    columns: new Map([...columns, ...added.map(({ field, column }) => [field, column] as const)]),
    headers: new Map([...sheet.headers, ...added.map(({ column }) => [column, HEADER] as const)]),
    plainColumns: new Set([...sheet.plainColumns, ...added.map(({ column }) => column)]),
    lines: [...(sheet.lines ?? []), ...places.filter(({ place }) => place).map(({ row }) => row)],
  };
}

/** Whether any address begins with its township: then lines say nothing that it does not. */
async function addressesSayTowns(db: Database, sheet: SheetToStage): Promise<boolean> {
  const address = sheet.columns.get("address");
  if (address === undefined) return false;
  const [said] = await db.rows<{ any: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM ${sheet.rows} r WHERE r.row_no >= ${sheet.headerRow + sheet.headerRows} AND ${townInAddress(sheet, address)} IS NOT NULL) AS any`,
  );
  return said?.any === true;
}

/**
 * Whether lines that may name a township name places within one: such a line stands right below that of a township, or right above people where others name
 * villages.
 */
function placesLieInTowns(lines: readonly Placed[]): boolean {
  const isTown = ({ place }: Placed) => place?.town !== undefined && place.orVillage === undefined;
  const hasVillages = lines.some(({ place }) => place?.village !== undefined);
  return lines.some((line, at) => {
    const above = lines[at - 1];
    if (!mayBeTown(line)) return false;
    return (above?.isAboveLine && isTown(above)) || (hasVillages && !line.isAboveLine);
  });
}

function mayBeTown({ text, place }: Placed): boolean {
  if (place) return place.orVillage !== undefined && place.village === undefined;
  return MAY_BE_TOWN.test(text) && !OTHER_GROUP.test(text);
}

function withinTown({ place, ...line }: Placed): Placed {
  return {
    ...line,
    place:
      place?.orVillage === undefined
        ? place
        : { village: place.orVillage, orVillage: place.orVillage },
  };
}

/** What the rows below each line say; nothing ('') where a line leaves it open, as one does that may be a place of the township above or a township. */
function saidBelow(lines: readonly Placed[], isWithin: boolean) {
  const [village, town] = [new Map<number, string>(), new Map<number, string>()];
  let lastTown: string | undefined;
  for (const line of lines) {
    const { row, text, isName, place } = line;
    if (place) {
      village.set(row, place.village ?? "");
      lastTown = place.town ?? lastTown;
      const isEither = isWithin && place.orVillage !== undefined;
      if (lastTown !== undefined) town.set(row, isEither ? "" : lastTown);
    } else if ((!isName || OTHER_GROUP.test(text)) && !GOES_ON.test(text)) {
      village.set(row, "");
      if (!isWithin && mayBeTown(line)) town.set(row, "");
    }
  }
  return { village, town };
}

/** The rows below the header with one filled cell, and the first of the others that has a name or a number. */
async function lonesOf(
  db: Database,
  { sheetId, columns, headerRow, headerRows, width }: SheetToStage,
): Promise<{ first: number; lines: Lone[] }> {
  const last = headerRow + headerRows - 1;
  const cells = Array.from({ length: width }, (_, index) => `nullif(trim(r.c${index + 1}), '')`);
  const filled = cells.map((cell) => `(${cell} IS NOT NULL)::INT`).join(" + ");
  const name = columns.get("name");
  const who = [columns.get("id"), name].flatMap((column) =>
    column === undefined ? [] : `nullif(trim(r.c${column}), '')`,
  );
  const of = `FROM raw.s${sheetId} r WHERE r.row_no > ${last}`;
  const isName = name === undefined ? "false" : `nullif(trim(r.c${name}), '') IS NOT NULL`;
  const lines = await db.rows<{ row_no: number; text: string; is_name: boolean; above: boolean }>(
    `SELECT row_no, text, is_name, above FROM (
       SELECT r.row_no, COALESCE(${cells.join(", ")}) AS text, ${isName} AS is_name, ${filled} = 1 AS is_line,
         COALESCE(lead(${filled} = 1) OVER (ORDER BY r.row_no), false) AS above
       ${of}
     ) WHERE is_line ORDER BY row_no LIMIT ${MOST_LINES}`,
  );
  if (lines.length === 0 || lines.length === MOST_LINES) return { first: 0, lines: [] };
  const [people] = await db.rows<{ first: number | null }>(
    `SELECT min(r.row_no)::INTEGER AS first ${of} AND ${filled} > 1 AND regexp_matches(COALESCE(${who.join(", ")}), '${SOMEBODY}')`,
  );
  return {
    first: people?.first ?? 0,
    lines: lines.map(({ row_no, text, is_name, above }) => ({
      ...{ row: row_no, text, isName: is_name, isAboveLine: above },
    })),
  };
}

/** More are people of whom a list knows nothing but the name. */
const MOST_LINES = 2000;
