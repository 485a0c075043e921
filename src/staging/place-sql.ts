import type { Field } from "../rolls/kind.ts";
import { plainCell } from "./cell-sql.ts";
import { readField } from "./row-sql.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** What systems write between the places that lie in each other: 某某县>石村乡>河头村委会. */
export const BETWEEN = ">＞/／|→»-－—、· 　";

/** Township and village: their columns, else the joined address, else what the sheet is named after. */
export function placeSql(sheet: SheetToStage, typed: ReadonlyMap<string, Field>) {
  const address = sheet.columns.get("address");
  const part = (group: number) =>
    address === undefined
      ? "NULL"
      : `nullif(regexp_extract(translate(${plainCell(sheet, address)}, '${BETWEEN}', ''), '^(?:[^乡镇]{1,12}?(?:省|自治区|自治州|州|盟|地区|县|旗|市|区))*(.{1,10}?(?:乡|镇|街道))(.*?(?:村民委员会|村委会|居民委员会|居委会|社区)|.*?村)?', ${group}), '')`;
  const column = (field: string) => {
    const spec = typed.get(field);
    return spec ? readField(sheet, field, spec) : "NULL";
  };
  return {
    town: `COALESCE(${column("town")}, ${part(1)}, ${sheet.town === null ? "NULL" : "$town"})`,
    village: `COALESCE(${column("village")}, ${part(2)}, ${sheet.village === null ? "NULL" : "$village"})`,
    params: {
      ...(sheet.town === null ? {} : { town: sheet.town }),
      ...(sheet.village === null ? {} : { village: sheet.village }),
    },
  };
}
