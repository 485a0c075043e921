import { appendFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { screenedCounty } from "../support/screened-county.ts";
import { doudi } from "./support/doudi.ts";

it("says which files that rounds were made from are kept no longer as they were", async () => {
  const { project } = await screenedCounty();
  const kept = async () => {
    const { stdout } = await doudi(["doctor", project, "--json"]);
    const { checks } = JSON.parse(stdout) as {
      checks: { about: string; state: string; found: string }[];
    };
    return checks.find(({ about }) => about === "留存的原件");
  };
  expect(await kept()).toMatchObject({
    state: "✓",
    found: expect.stringContaining("都没有被改动"),
  });
  const folder = join(project, "数据", ".留存");
  const [first = "", second = ""] = readdirSync(folder);
  appendFileSync(join(folder, first), "x");
  rmSync(join(folder, second));
  expect(await kept()).toMatchObject({
    state: "✗",
    found: expect.stringMatching(/^2 份不见了或被改动过：.+\.(csv|xlsx?)、/),
  });
  // The next run keeps them again, as long as they are there.
  await doudi(["screen", project]);
  expect(await kept()).toMatchObject({ state: "✓" });
});
