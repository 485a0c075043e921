import { readFileSync } from "node:fs";
import { z } from "zod";
import { packageFile } from "../../project/package-root.ts";
import { readYaml } from "../../rules/header/read-yaml.ts";
import { FAMILIES } from "../../rules/rule-schema.ts";

/** Sheets of the summary that answer a clause no rule can. */
export const REPORTS = {
  R1: "转介接续表",
  R2: "协调机制与急难个案表",
  R3: "受灾乡镇机构人员表",
  R4: "排查进度与问题分布表",
  R5: "标准与资金表",
} as const;
export type ReportId = keyof typeof REPORTS;

const clauseSchema = z.strictObject({
  /** Section and number, such as `2.15`. */
  clause: z.string().regex(/^\d\.\d{1,2}$/),
  text: z.string().min(1),
  /** Words of the notice. */
  quote: z.string().min(1),
  rules: z.array(z.string()).default([]),
  /** Every rule of these families. */
  families: z.array(z.enum(FAMILIES)).default([]),
  report: z.enum(["R1", "R2", "R3", "R4", "R5"]).optional(),
  /** Rolls the report needs. */
  rolls: z.array(z.string()).default([]),
  /** What of the clause is not looked at. */
  limits: z.string().optional(),
  /** Why no data can tell. */
  never: z.string().optional(),
});

export type Clause = z.infer<typeof clauseSchema>;

/** The checkable clauses of the notice, in order. */
export function readClauses(): Clause[] {
  const file = packageFile("queries", "clauses.yaml");
  return readYaml(readFileSync(file, "utf8"), z.array(clauseSchema), {
    file: "clauses.yaml",
    linesBefore: 0,
    code: "E2101",
    hint: "对照 docs/architecture.md 修改。",
  });
}
