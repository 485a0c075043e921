import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { beginRound, type RoundCauses, roundNamed } from "../../src/screening/round.ts";

it("goes on with a round that was begun, and takes an empty folder for none", async () => {
  const results = mkdtempSync(join(tmpdir(), "doudi-rounds-"));
  const causes = (fingerprint: string) =>
    ({ config: { month: "2019-10" }, fingerprint }) as RoundCauses;
  const folder = join(results, "2019-10-1");
  writeFileSync(join(results, "2019-10-9.xlsx"), "");
  // What a kill leaves between making the folder and marking it as begun.
  mkdirSync(folder);
  expect(roundNamed(results, causes("a"))).toBe("2019-10-1");
  await beginRound(folder, causes("a"));
  expect(roundNamed(results, causes("a"))).toBe("2019-10-1");
  expect(roundNamed(results, causes("b"))).toBe("2019-10-2");
});
