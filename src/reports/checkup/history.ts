import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomic } from "../../project/atomic-file.ts";
import type { ProjectPaths } from "../../project/project.ts";

const FILE = "数据体检.json";

const record = z.strictObject({
  inputs: z.array(z.string()),
  rolls: z.array(
    z.strictObject({
      roll: z.string(),
      period: z.number().nullable(),
      rows: z.number(),
      headers: z.array(z.string()),
    }),
  ),
});
const history = z.strictObject({ now: record, before: record.optional() });

/** What a checkup leaves for the next one: counts and headers, nothing of a person. */
export type CheckupRecord = z.infer<typeof record>;

/**
 * The checkup before the present inputs: the last one, or the one before it when the last was of these very inputs.
 * Undefined the first time; a file that cannot be read counts as the first time, for it can be made again.
 */
export function lastCheckup(
  project: ProjectPaths,
  inputs: readonly string[],
): CheckupRecord | undefined {
  const known = read(project);
  return known && same(known.now.inputs, inputs) ? known.before : known?.now;
}

/** Remember this checkup; the one before is kept for as long as the inputs stay the same. */
export async function rememberCheckup(project: ProjectPaths, now: CheckupRecord): Promise<void> {
  const before = lastCheckup(project, now.inputs);
  const text = JSON.stringify(before ? { now, before } : { now }, null, 1);
  await writeFileAtomic(join(project.resultsFolder, FILE), `${text}\n`);
}

function read(project: ProjectPaths): z.infer<typeof history> | undefined {
  const path = join(project.resultsFolder, FILE);
  if (!existsSync(path)) return undefined;
  try {
    return history.safeParse(JSON.parse(readFileSync(path, "utf8"))).data;
  } catch {
    return undefined;
  }
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each, index) => each === right[index]);
}
