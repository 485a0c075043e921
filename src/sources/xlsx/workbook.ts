import type { PackageParts } from "./package-parts.ts";
import { Unknown } from "./unknown.ts";

/** One sheet as the workbook lists it. */
export interface ListedSheet {
  name: string;
  position: number;
  hidden: 0 | 1 | 2;
  /** The relationship's type: `worksheet`, `chartsheet`, `dialogsheet` … */
  type: string;
  path: string;
}

export interface Workbook {
  sheets: ListedSheet[];
  /** Day numbers count from 1904. */
  is1904: boolean;
  stringsPath: string | undefined;
  stylesPath: string | undefined;
  hasMacros: boolean;
}

const HIDDEN: Readonly<Record<string, 0 | 1 | 2>> = { hidden: 1, veryHidden: 2 };

/** Read the list of sheets and where the parts are. Throws Unknown when the workbook is not where it should be. */
export async function readWorkbook(parts: PackageParts): Promise<Workbook> {
  const [office] = (await parts.relationships("")).filter(({ type }) => type === "officeDocument");
  const path = office?.target ?? "xl/workbook.xml";
  const entry = parts.find(path);
  if (!entry) throw new Unknown("no workbook part");
  const related = await parts.relationships(path);
  const byId = new Map(related.map((relationship) => [relationship.id, relationship]));
  const sheets: ListedSheet[] = [];
  let is1904 = false;
  for await (const tag of parts.tags(entry)) {
    if (tag.isClose) continue;
    // Extensions have a tag of this name too.
    if (tag.is("workbookPr")) is1904 ||= tag.isTrue("date1904");
    if (!tag.is("sheet")) continue;
    const id = tag.attribute("id") ?? "";
    // Sheets of macros have an empty id, and no part.
    const relationship = id === "" ? { type: "module", target: "" } : byId.get(id);
    if (!relationship) throw new Unknown("a sheet without a part");
    sheets.push({
      name: tag.attribute("name") ?? "",
      position: sheets.length,
      hidden: HIDDEN[tag.attribute("state") ?? ""] ?? 0,
      type: relationship.type,
      path: relationship.target,
    });
  }
  if (sheets.length === 0) throw new Unknown("no sheets");
  const pathOf = (wanted: string) => related.find(({ type }) => type === wanted)?.target;
  return {
    sheets,
    is1904,
    stringsPath: pathOf("sharedStrings"),
    stylesPath: pathOf("styles"),
    hasMacros: related.some(({ type }) => type === "vbaProject"),
  };
}
