import { existsSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { UserError } from "../../errors.ts";
import { readOwnText } from "../../project/own-text.ts";
import { tablesSchema } from "../../project/table-schema.ts";
import { readYaml } from "../header/read-yaml.ts";
import type { Rule } from "../rule-file.ts";

const month = z.string().regex(/^\d{4}-\d{2}$/, "月份应写成 2019-10 的样子");
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const cell = z.union([scalar, z.array(scalar)]);
const row = z.record(z.string(), cell);

const standards = z.strictObject({
  /** Yuan per head and month. */
  rural: z.number().optional(),
  urban: z.number().optional(),
});

const caseSchema = z.strictObject({
  case: z.string().min(1),
  month: month.default("2019-10"),
  params: z
    .record(
      z.string(),
      z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))]),
    )
    .optional(),
  config: z
    .strictObject({
      standards: standards.optional(),
      price_linkage: z.array(month).optional(),
      tables: tablesSchema.optional(),
      edition: z
        .preprocess((v) => (v === 2019 ? "2019" : v), z.enum(["2019", "current"]))
        .optional(),
    })
    .optional(),
  /** Rolls loaded although no given row is on them: `subsidy` or `subsidy@2019-10`. */
  loaded: z.array(z.string()).default([]),
  given: z.record(z.string(), z.array(row)).default({}),
  expect: z.array(row).optional(),
  /** The roll or kind whose absence must keep the rule from being run. */
  not_evaluable: z.string().optional(),
  explain_contains: z.array(z.string()).default([]),
  /** A known gap, shown and not counted as a failure. */
  todo: z.union([z.boolean(), z.string()]).optional(),
});

export type RuleCase = z.infer<typeof caseSchema>;
export type GivenRow = z.infer<typeof row>;

/** `…/LB06-slug.sql` -> `…/LB06-slug.cases.yaml` */
function casesPath(rule: Rule): string {
  return rule.file.replace(/\.sql$/, ".cases.yaml");
}

/**
 * The cases that prove a rule; none when the file is not there.
 *
 * Throws: UserError E2105 with file and line.
 */
export function readCases(rule: Rule): RuleCase[] {
  const path = casesPath(rule);
  if (!existsSync(path)) return [];
  return parseCases(readOwnText(path), path);
}

export function parseCases(text: string, path: string): RuleCase[] {
  const place = {
    file: basename(path),
    linesBefore: 0,
    code: "E2105",
    hint: "对照 docs/architecture.md 第 5 节的用例格式修改。",
  } as const;
  const cases = readYaml(text.replace(/^\uFEFF/, ""), z.array(caseSchema).min(1), place);
  const names = new Set<string>();
  for (const one of cases) {
    const both = (one.expect !== undefined) === (one.not_evaluable !== undefined);
    if (both && !one.todo) {
      throw fault(place.file, `用例“${one.case}”应写 expect 或 not_evaluable 之一。`, place.hint);
    }
    if (names.has(one.case)) throw fault(place.file, `用例“${one.case}”写了两次。`, place.hint);
    names.add(one.case);
  }
  return cases;
}

function fault(file: string, message: string, hint: string): UserError {
  return new UserError("E2105", message, { hint, at: { file } });
}
