import { execFile } from "node:child_process";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { packageFile } from "../../project/package-root.ts";
import type { Bench, Group } from "../bench.ts";
import { COUNTY_SETTINGS, makeCountyFiles, writeShortened } from "./make-county.ts";

/** The current dibao roll of the first district. */
const CHANGED = "第1片-低保花名册2019-10.xlsx";

/** A whole county, its files as offices keep them, from nothing to worklists, and again after one roll changed. */
export const countyBench: Bench = {
  name: "county",
  about:
    "All rolls of a county (one file a roll and district of 100,000 people) from the files to the worklists. Reading alone turns every file into text and does no more: no screening can do without it.",
  async prepare({ quick, folder, node }) {
    const groups: Group[] = [];
    for (const people of quick ? [2_000] : [100_000, 1_000_000]) {
      const home = join(folder, `county-${people}`);
      const files = join(home, "files");
      const project = join(home, "project");
      await makeCountyFiles(files, people);
      await prepareProject(node, project, files);
      const original = join(files, CHANGED);
      const replacement = join(home, "replacement.xlsx");
      await writeShortened(original, replacement);
      await copyFile(original, join(project, "数据", CHANGED));
      const isWhole = people === 1_000_000;
      groups.push({
        title: `${people.toLocaleString("en")} people`,
        steps: [
          {
            ...{ name: "first screen", job: "firstScreen", args: { project }, isBaseline: true },
            ...(isWhole ? { reach: { cpuSeconds: 60, megabytes: 2500 } } : {}),
          },
          {
            ...{ name: "next screen, one roll changed", job: "nextScreen" },
            args: { project, file: CHANGED, replacement },
            ...(isWhole ? { reach: { cpuRatio: 0.2 } } : {}),
          },
          { name: "reading alone", job: "readFiles", args: { files } },
        ],
      });
    }
    return groups;
  },
};

/** `init` as a clerk runs it; not measured. */
async function prepareProject(node: string, project: string, files: string): Promise<void> {
  await promisify(execFile)(node, [
    ...[packageFile("dist", "cli", "main.js"), "init", project, "--from", files],
    ...["--month", "2019-10", "--yes", ...COUNTY_SETTINGS.flatMap((each) => ["--set", each])],
  ]);
}
