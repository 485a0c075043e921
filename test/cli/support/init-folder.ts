import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { readConfig } from "../../../src/project/config-file.ts";
import { doudi, newFolder } from "./doudi.ts";

/** A project of these files for October 2019, made without a question: what doudi.yaml says of its files, and what was printed. */
export async function initFolder(written: Readonly<Record<string, string>>) {
  const where = newFolder();
  const rolls = join(where, "名册");
  mkdirSync(rolls);
  for (const [file, text] of Object.entries(written)) writeFileSync(join(rolls, file), text);
  const { code, stdout } = await doudi(
    ["init", "项目", "--from", rolls, "--yes", "--month", "2019-10", "--county", "某县"],
    { cwd: where },
  );
  expect(code).toBe(0);
  return { files: readConfig(join(where, "项目", "doudi.yaml")).files, stdout };
}
