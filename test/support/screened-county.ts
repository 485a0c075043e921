import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { County } from "../../src/demo/county.ts";
import { generateCounty } from "../../src/demo/generate-county.ts";
import { writeCounty } from "../../src/demo/write-county.ts";
import { copyOfMade } from "./made-once.ts";
import type { Finished } from "./run-here.ts";
import { doudiProcess } from "./run-process.ts";

export interface ScreenedCounty {
  county: County;
  /** Its rolls as the offices gave them. */
  files: string;
  /** A project of them after its first screen, of round 2019-10-1. */
  project: string;
  /** What that screen said. */
  said: Finished;
}

/** A small county as it stands after its first screen, by processes as a user starts them: a copy of one's own, to do with as one likes. */
export async function screenedCounty(): Promise<ScreenedCounty> {
  const county = generateCounty({ people: 900, seed: 5 });
  const folder = await copyOfMade("screened-county", async (home) => {
    await writeCounty(county, join(home, "名册"));
    const set = ["standards.rural=420", "standards.urban=600"];
    const made = await doudiProcess([
      "init",
      join(home, "我的 项目"),
      "--from",
      join(home, "名册"),
      "--month",
      "2019-10",
      "--yes",
      ...[...set, "price_linkage=2019-04,2019-05,2019-06"].flatMap((each) => ["--set", each]),
    ]);
    if (made.code !== 0) throw new Error(made.stderr);
    const said = await doudiProcess(["screen", join(home, "我的 项目")]);
    if (said.code !== 0) throw new Error(said.stderr);
    writeFileSync(join(home, "said.json"), JSON.stringify(said));
  });
  return {
    county,
    files: join(folder, "名册"),
    project: join(folder, "我的 项目"),
    said: JSON.parse(readFileSync(join(folder, "said.json"), "utf8")) as Finished,
  };
}
