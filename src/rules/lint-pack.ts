import { basename } from "node:path";
import type { Database } from "../engine/database.ts";
import { UserError } from "../errors.ts";
import { loadRolls } from "../rolls/load-rolls.ts";
import { loadModelFiles } from "./build-model.ts";
import { openCaseDatabase } from "./case-database.ts";
import { readCases } from "./cases/case-file.ts";
import { lintBinding, lintModelBinding } from "./lint/lint-binding.ts";
import { lintCases, lintHeader } from "./lint/lint-header.ts";
import { lintNames } from "./lint/lint-names.ts";
import { lintSql } from "./lint/lint-sql.ts";
import { readTree, withMacrosAsFunctions } from "./lint/sql-tree.ts";
import type { Pack } from "./load-pack.ts";
import type { ModelFile, Rule } from "./rule-file.ts";
import { listsWrittenOut } from "./run/sql-values.ts";

export interface LintIssue {
  /** Rule id, or the name of a model file's view. */
  rule: string;
  file: string;
  /** Line of the file, from 1. */
  row: number;
  /** One Chinese sentence without a full stop. */
  message: string;
}

export interface LintOptions {
  /** Folders of model files; the shipped one when left out. */
  modelFolders?: readonly string[];
  /** A database from `openCaseDatabase`, where one is already open. */
  db?: Database;
}

/**
 * Everything that is wrong with rules and model files short of running them on data: header, portable subset, columns,
 * needs, cases. An empty answer means clean.
 */
export async function lintPack(pack: Pack, options: LintOptions = {}): Promise<LintIssue[]> {
  const db = options.db ?? (await openCaseDatabase(options.modelFolders));
  try {
    const issues: LintIssue[] = [];
    for (const model of loadModelFiles(options.modelFolders))
      issues.push(...(await lintModel(db, model)));
    for (const rule of pack) issues.push(...(await lintRule(db, rule)));
    return issues;
  } finally {
    if (!options.db) db.close();
  }
}

/** What is wrong with one rule: its header, its query, its cases; `row` counts from 1 in its .sql file. */
export async function lintRule(db: Database, rule: Rule): Promise<LintIssue[]> {
  const at = (message: string, row = 1) => ({
    rule: rule.header.id,
    file: basename(rule.file),
    row,
    message,
  });
  const issues = lintHeader(rule, await loadRolls()).map((message) => at(message));
  try {
    issues.push(...lintCases(rule, readCases(rule)).map((message) => at(message)));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    issues.push(at(error.message));
  }
  const text = listsWrittenOut(rule, withMacrosAsFunctions(rule.sql));
  issues.push(...(await lintText(db, text, rule.sqlLine, at)));
  if (issues.every((issue) => !issue.message.startsWith(UNPARSED))) {
    issues.push(...(await lintBinding(db, rule)).map((message) => at(message, rule.sqlLine)));
  }
  return issues;
}

async function lintModel(db: Database, model: ModelFile): Promise<LintIssue[]> {
  const at = (message: string, row = 1) => ({
    rule: model.header.name,
    file: basename(model.file),
    row,
    message,
  });
  const text = withMacrosAsFunctions(model.sql);
  const issues = await lintText(db, text, model.sqlLine, at);
  issues.push(...(await lintModelBinding(db, model)).map((message) => at(message, model.sqlLine)));
  return issues;
}

const UNPARSED = "不是一条正确的 SELECT";

async function lintText(
  db: Database,
  text: string,
  firstLine: number,
  at: (message: string, row: number) => LintIssue,
): Promise<LintIssue[]> {
  // DuckDB counts bytes, and Chinese characters have three.
  const bytes = Buffer.from(text);
  const lineOf = (offset: number) =>
    firstLine + bytes.subarray(0, offset).toString().split("\n").length - 1;
  const tree = await readTree(db, text);
  if ("fault" in tree) return [at(`${UNPARSED}（${tree.fault}）`, lineOf(tree.at))];
  const found = [...lintSql(tree.root), ...(await lintNames(db, tree.root))];
  return found.map((issue) => at(issue.message, lineOf(issue.at)));
}
