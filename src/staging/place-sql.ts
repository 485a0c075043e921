import type { Field } from "../rolls/kind.ts";
import { plainCell } from "./cell-sql.ts";
import { readField } from "./row-sql.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** What systems write between the places that lie in each other: 某某县>石村乡>河头村委会. */
export const BETWEEN = ">＞/／|→»-－—、· 　";

/** What a township lies in; 宁乡市, 东乡族自治县, 景德镇市 and 镇雄县 are among it where a township comes behind. */
const ABOVE =
  "[^乡镇]{1,12}?(?:省|自治区|自治州|州|盟|地区|县|旗|市|区)|[^乡镇]{1,3}乡(?:族自治)?[县市区]|[^乡镇]{1,3}镇市|[乡镇][^乡镇村]{1,2}县";
/** 场街道 of 金河乡市场街道 is no township. */
const ADDRESS = `^(?:${ABOVE})*([^场民政].{0,9}?(?:乡|镇|街道))(.*?(?:村民委员会|村委会|居民委员会|居委会|社区)|.*?村)?`;

/** 国营石河农场河头村委会: a farm is a township where a village of it comes behind; 红星农场路 is a street, 红星农场村 and 红星农场新村 are villages. */
const FARM = `^(?:${ABOVE})*([^乡镇场村民政][^乡镇场村]{1,7}[农林牧渔茶]场)([^0-9新][^0-9]{0,8}?(?:村民委员会|村委会|居民委员会|居委会|社区|村))`;

/** 河头村委会3组12号, or a cell that holds no more than 河头村: a village of whom lines or the sheet's name say the township. 河头村路 is a street. */
const VILLAGE = `^(?:${ABOVE})*([^乡镇]{1,10}?(?:村民委员会|村委会|居民委员会|居委会|社区)|[^乡镇]{1,6}村)(?:[0-9０-９第一二三四五六七八九十].*)?$`;

/** What a pattern finds in the joined address. */
function inAddress(sheet: SheetToStage, address: number, pattern: string, group: number): string {
  return `nullif(regexp_extract(translate(${plainCell(sheet, address)}, '${BETWEEN}', ''), '${pattern}', ${group}), '')`;
}

/** The township (1) and the village (2) that the joined address begins with; on the list of a township a farm is a place in it. */
function partOfAddress(sheet: SheetToStage, address: number, group: number): string {
  const part = inAddress(sheet, address, ADDRESS, group);
  return sheet.town === null
    ? `COALESCE(${part}, ${inAddress(sheet, address, FARM, group)})`
    : part;
}

/** The township that the joined address begins with. */
export function townInAddress(sheet: SheetToStage, address: number): string {
  return partOfAddress(sheet, address, 1);
}

/** Township and village: their columns, else the joined address, else what the sheet is named after. */
export function placeSql(sheet: SheetToStage, typed: ReadonlyMap<string, Field>) {
  const address = sheet.columns.get("address");
  const found = (pattern: string, group: number) =>
    address === undefined ? "NULL" : inAddress(sheet, address, pattern, group);
  const part = (group: number) =>
    address === undefined ? "NULL" : partOfAddress(sheet, address, group);
  // Of a township's people whose village the address leaves out nothing is known.
  const alone = `CASE WHEN ${part(1)} IS NULL THEN ${found(VILLAGE, 1)} END`;
  const column = (field: string) => {
    const spec = typed.get(field);
    return spec ? readField(sheet, field, spec) : "NULL";
  };
  return {
    town: `COALESCE(${column("town")}, ${part(1)}, ${sheet.town === null ? "NULL" : "$town"})`,
    village: `COALESCE(${column("village")}, ${part(2)}, ${alone}, ${sheet.village === null ? "NULL" : "$village"})`,
    params: {
      ...(sheet.town === null ? {} : { town: sheet.town }),
      ...(sheet.village === null ? {} : { village: sheet.village }),
    },
  };
}
