import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import {
  disabilityGradeRow,
  holidayRow,
  incompatibleRow,
  type Tables,
  tablesSchema,
} from "../../project/table-schema.ts";
import { knownYaml } from "../header/known-yaml.ts";
import { readYaml } from "../header/read-yaml.ts";

export const TABLES_FOLDER = fileURLToPath(new URL("../../../queries/tables/", import.meta.url));

let shipped: Pick<Tables, "incompatible" | "disability_grade" | "holidays"> | undefined;

/** The tables that come with the pack (queries/tables); the others are a county's own and begin empty. */
export function shippedTables() {
  shipped ??= {
    incompatible: read("incompatible.yaml", incompatibleRow),
    disability_grade: read("disability_grade.yaml", disabilityGradeRow),
    holidays: read("holidays.yaml", holidayRow),
  };
  return shipped;
}

/** A county's rows take the place of the shipped ones of the same pair or purpose; its holidays come last and win. */
export function mergeTables(county: Tables = tablesSchema.parse({})): Tables {
  const { incompatible, disability_grade, holidays } = shippedTables();
  const pairs = new Set(county.incompatible.map(pairOf));
  const purposes = new Set(county.disability_grade.map(({ purpose }) => purpose));
  return {
    ...county,
    incompatible: [
      ...incompatible.filter((row) => !pairs.has(pairOf(row))),
      ...county.incompatible,
    ],
    disability_grade: [
      ...disability_grade.filter(({ purpose }) => !purposes.has(purpose)),
      ...county.disability_grade,
    ],
    holidays: county.holidays.length === 0 ? holidays : [...holidays, ...county.holidays],
  };
}

const pairOf = ({ first, second }: { first: string; second: string }) =>
  [first, second].sort().join(" ");

function read<Row extends z.ZodType>(name: string, row: Row): z.infer<Row>[] {
  const text = readFileSync(join(TABLES_FOLDER, name), "utf8");
  const hint = "对照 docs/parameter-tables.md 修改。";
  const place = { file: name, linesBefore: 0, code: "E2101", hint } as const;
  return (knownYaml(text) as z.infer<Row>[] | undefined) ?? readYaml(text, z.array(row), place);
}
