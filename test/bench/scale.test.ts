import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { BARE_RULES } from "../../src/bench/scale/bare-jobs.ts";
import { copyCounty } from "../../src/bench/scale/copy-county.ts";
import { makeTemplate } from "../../src/bench/scale/make-template.ts";
import { packageFile } from "../../src/project/package-root.ts";
import { openProject } from "../../src/project/project.ts";
import { makeRound } from "../../src/screening/make-round.ts";
import { withWorkDatabase } from "../../src/screening/work-database.ts";

const home = mkdtempSync(join(tmpdir(), "doudi-scale-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** As the bench runs it: a process a job, of the built program. */
describe.skipIf(process.platform !== "linux")("the scale bench", () => {
  it("finds in canonical Parquet what the project finds, three times that in three copies, and what bare SQL finds", async () => {
    const county = await makeTemplate(join(home, "template"), 1_000, process.execPath);
    const folder = join(home, "three");
    await copyCounty(county.canonical, folder, 3);
    const about = { memory: "300MB", project: county.project, home: join(home, "run") };

    const one = await run("wholePack", { ...about, folder: county.canonical });
    const project = openProject(county.project);
    const { manifest } = await withWorkDatabase(project, undefined, (db) =>
      makeRound(db, project, { decisions: [] }, () => undefined),
    );
    expect(manifest.findings).toBeGreaterThan(100);
    expect([one.count, one.same]).toEqual([manifest.findings, manifest.findingsHash]);

    const three = await run("wholePack", { ...about, folder });
    expect(three.count).toBe(3 * manifest.findings);

    const rules = BARE_RULES.join();
    const bare = await run("bareRules", { folder, memory: "300MB", rules });
    const some = await run("someRules", { ...about, folder, rules });
    expect(bare.count).toBeGreaterThan(20);
    expect([some.count, some.same]).toEqual([bare.count, bare.same]);
  });
});

async function run(
  job: string,
  args: Record<string, string>,
): Promise<{ count: number; same: string }> {
  const worker = packageFile("dist", "bench", "job-worker.js");
  const { stdout } = await promisify(execFile)(process.execPath, [
    worker,
    job,
    JSON.stringify(args),
  ]);
  return JSON.parse(stdout);
}
