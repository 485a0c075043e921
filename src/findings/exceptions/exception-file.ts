import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { UserError } from "../../errors.ts";
import { nearestName } from "../../project/nearest-name.ts";
import { readOwnText } from "../../project/own-text.ts";
import { readYaml } from "../../rules/header/read-yaml.ts";
import type { Pack } from "../../rules/load-pack.ts";

const day = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "应写成 2020-06-30 的样子");
const line = z.string().trim().min(1);
/** A list may be written as one entry. */
const lines = z.union([line.transform((one) => [one]), z.array(line).min(1)]);
const key = z
  .string()
  .regex(/^[0-9a-f]{16}$/, "应是 16 位编号，见导出的 finding_key 或 person_id 列");
const keys = z.union([key.transform((one) => [one]), z.array(key).min(1)]);

const exceptionSchema = z
  .strictObject({
    rule: lines.describe("哪条规则"),
    findings: keys.optional().describe("疑点编号"),
    people: keys.optional().describe("人员编号；不写身份证号"),
    households: lines.optional().describe("低保证号"),
    township: line.optional().describe("乡镇"),
    village: line.optional().describe("村，要同时写乡镇"),
    reason: line.describe("为什么不下发"),
    basis: line.describe("依据的文件"),
    by: line.describe("谁决定的"),
    from: day.optional().describe("从哪天起"),
    expires: day.describe("到哪天为止"),
  })
  .refine(
    ({ findings, people, households, township }) => findings || people || households || township,
    {
      error: "要写明对谁：findings、people、households、township 之一",
    },
  )
  .refine(({ township, village }) => !village || township, { error: "写村时要同时写乡镇" });

/** One local exception: these leads of these rules are not sent out until it expires. */
export type Exception = z.infer<typeof exceptionSchema> & {
  /** Name of its file, and its place in it from 1. */
  file: string;
  place: number;
};

const HINT =
  "写成 rule、findings（或 people、households、township）、reason、basis、by、expires，见 docs/exceptions.md。";

/**
 * The county's exceptions in order of file; each file holds one or a list.
 *
 * Throws: UserError E2106 for a faulty file, E2103 for a rule that nobody has.
 */
export function readExceptions(folder: string, pack: Pack): Exception[] {
  const ids = pack.map(({ header }) => header.id);
  return exceptionFileNames(folder).flatMap((file) => {
    const text = readOwnText(join(folder, file));
    const isList = /^\s*(#.*\n\s*)*-/.test(text);
    const place = { file, linesBefore: 0, code: "E2106", hint: HINT } as const;
    const read = isList
      ? readYaml(text, z.array(exceptionSchema), place)
      : [readYaml(text, exceptionSchema, place)];
    return read.map((each, index) => {
      for (const id of each.rule) if (!ids.includes(id)) throw noRule(id, ids, file);
      return { ...each, file, place: index + 1 };
    });
  });
}

function exceptionFileNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/i.test(name) && !/^(\.|~\$)/.test(name))
    .sort();
}

function noRule(id: string, known: readonly string[], file: string): UserError {
  const near = nearestName(id, known);
  return new UserError("E2103", `例外里写的规则 ${id} 不存在。`, {
    hint: near ? `是不是 ${near}？` : "用 doudi rules list 查看全部规则。",
    at: { file },
  });
}
