import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { z } from "zod";
import { plainSql } from "../engine/sql-tokens.ts";
import { UserError } from "../errors.ts";
import { readOwnText } from "../project/own-text.ts";
import { knownYaml } from "./header/known-yaml.ts";
import { readYaml } from "./header/read-yaml.ts";
import { type ModelHeader, modelSchema, type RuleHeader, ruleSchema } from "./rule-schema.ts";

export interface QueryFile<Header> {
  header: Header;
  /** The SELECT, macros not yet written out, without a closing semicolon. */
  sql: string;
  /** Full path. */
  file: string;
  /** Line of the file the SELECT begins on, from 1. */
  sqlLine: number;
}

/** One rule: what it says of itself, and its query. */
export interface Rule extends QueryFile<RuleHeader> {
  /** md5 of what decides the answer; a change of layout or comment keeps it. */
  hash: string;
  /** False for a county's own rule. */
  isShipped: boolean;
}

export type ModelFile = QueryFile<ModelHeader>;

const HINT = "对照 docs/architecture.md 第 5 节修改，再用 doudi rules lint 检查。";

/** A run asks for the pack several times, and reading its headers takes longer than many a rule. */
const rules = new Map<string, { text: string; rule: Rule }>();
const models = new Map<string, { text: string; model: ModelFile }>();

/** A rule with its cases beside it, read again only when its text changed. Throws: UserError E2101 with file and row. */
export function readRuleFile(path: string, isShipped = true): Rule {
  const text = isShipped ? readFileSync(path, "utf8") : readOwnText(path);
  const known = rules.get(path);
  if (known?.text === text && known.rule.isShipped === isShipped) return known.rule;
  const rule = parseRule(text, path, isShipped);
  rules.set(path, { text, rule });
  return rule;
}

/** A file of queries/model, read again only when its text changed. Throws: UserError E2101 with file and row. */
export function readModelFile(path: string): ModelFile {
  const text = readFileSync(path, "utf8");
  const last = models.get(path);
  if (last?.text === text) return last.model;
  const known = knownYaml(text) as ModelHeader | undefined;
  const model = parseQueryFile(text, path, modelSchema, known);
  models.set(path, { text, model });
  return model;
}

/**
 * Read one rule: a YAML header between slash-star-dashes and dashes-star-slash, then one SELECT.
 *
 * Throws: UserError E2101 with file and line, in Chinese.
 */
export function parseRule(text: string, path: string, isShipped = true): Rule {
  const parsed = parseQueryFile(text, path, ruleSchema, knownYaml(text) as RuleHeader | undefined);
  const expected = `${parsed.header.id}-`;
  if (!basename(path).startsWith(expected)) {
    throw fault(path, 1, `文件名应以 ${expected} 开头。`);
  }
  return { ...parsed, hash: hashOf(parsed), isShipped };
}

/**
 * A YAML header in front of one SELECT, the header checked by `schema`, or taken as it is where it is `known`.
 *
 * Throws: UserError E2101 with file and row.
 */
export function parseQueryFile<Schema extends z.ZodType>(
  written: string,
  path: string,
  schema: Schema,
  known?: z.infer<Schema>,
): QueryFile<z.infer<Schema>> {
  const text = written.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const found = /^\s*\/\*---[ \t]*\n([\s\S]*?)\n---\*\/[ \t]*\n?([\s\S]*)$/.exec(text);
  if (!found) {
    throw fault(path, 1, "开头应是 /*--- 和 ---*/ 之间的说明，其后是一条 SELECT。");
  }
  const yaml = found[1] ?? "";
  const body = found[2] ?? "";
  const opening = text.slice(0, text.indexOf("/*---")).split("\n").length;
  const comment = yaml.search(/\/\*|\*\//);
  if (comment >= 0) {
    throw fault(path, opening + lineOf(yaml, comment), "说明里不能出现 /* 或 */。");
  }
  const place = { file: basename(path), linesBefore: opening, code: "E2101", hint: HINT } as const;
  const header = known ?? readYaml(yaml, schema, place);
  const sql = body.trim().replace(/;\s*$/, "");
  const sqlLine = text.slice(0, text.length - body.trimStart().length).split("\n").length;
  if (sql === "") throw fault(path, sqlLine, "说明后面没有查询语句。");
  return { header, sql, file: path, sqlLine };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function fault(path: string, row: number, message: string): UserError {
  return new UserError("E2101", message, { hint: HINT, at: { file: basename(path), row } });
}

/** Only what changes answers or the printed sentence counts: not layout, comments or references. */
function hashOf(rule: QueryFile<RuleHeader>): string {
  const { id, level, grain, edition, needs, params, explain, evidence } = rule.header;
  const deciding = JSON.stringify([
    { id, level, grain, edition, needs, params, explain, evidence },
    plainSql(rule.sql),
  ]);
  return createHash("md5").update(deciding).digest("hex");
}
