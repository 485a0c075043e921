import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { generateCounty } from "../../../src/demo/generate-county.ts";
import { writeCounty } from "../../../src/demo/write-county.ts";
import { doudi } from "../../support/doudi.ts";
import { killAt } from "../../support/kill-steps.ts";
import { copyOfMade } from "../../support/made-once.ts";

/** Where a screen begins to keep and publish, unless a later place is asked for; before that it writes only what the next run makes anew. */
export const PUBLISHING = process.env.DOUDI_KILLS_FROM ?? ".留存";
export const ROUND = "2019-10-1";

/** The rolls that these rules read. Every roll is kept by the same steps: more of them would only repeat the first. */
const ROLLS = /低保|特困|两项补贴|持证残疾人|死亡|户籍|服刑|儿童保障|核对|贫困/;

export function screen(folder: string): string[] {
  return ["screen", folder, "--rules", "LB06,LB07,TB01", "--on", "2019-11-01"];
}

/** A small county whose first screen was killed when all was worked out and nothing published: the next one goes on from there. */
export async function workedOutProject(): Promise<string> {
  return join(await copyOfMade("worked-out", workOut), "项目");
}

async function workOut(folder: string): Promise<void> {
  const project = join(folder, "项目");
  const files = join(folder, "名册");
  const month = { year: 2019, month: 10 };
  await writeCounty(generateCounty({ people: 400, seed: 5, mistakes: 4, month }), files, 0);
  for (const name of readdirSync(files)) if (!ROLLS.test(name)) rmSync(join(files, name));
  const set = ["month=2019-10", "standards.rural=420", "standards.urban=600"];
  const made = await doudi(
    ...["init", project, "--from", files, "--month", "2019-10", "--yes"],
    ...set.flatMap((each) => ["--set", each]),
  );
  if (made.code !== 0) throw new Error(made.stderr);
  if (!(await killAt(1, screen(project), PUBLISHING))) throw new Error("nothing was published");
}
