import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { NEUTRAL_SETS } from "../../src/bench/neutral/neutral-sets.ts";
import { scoreNeutral } from "../../src/bench/neutral/score-neutral.ts";
import { nameKey } from "../../src/people/names/name-key.ts";

/** Published sets lie beside the checkout; where they are not there is nothing to compare with. */
const folder = fileURLToPath(new URL("../../../shared/neutral/", import.meta.url));

describe.skipIf(!existsSync(folder))("sets that others publish, without any resident ID", () => {
  it.each(NEUTRAL_SETS.filter(({ name }) => /febrl[14]/.test(name)))(
    "$name: nobody is taken for another for certain",
    async (set) => {
      const { precision, recall } = await scoreNeutral(set, folder);
      expect(precision).toBe(1);
      // Only what agrees to the letter is brought together: far from what a set-specific matcher finds.
      expect(recall).toBeGreaterThan(set.name === "febrl1" ? 0.17 : 0.32);
    },
    60_000,
  );

  it("have names that no rule about Chinese characters changes", () => {
    const names = readFileSync(`${folder}febrl4a.csv`, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").slice(1, 3).join("").replace(/ +/g, " ").trim())
      .filter((name) => /^[a-z][a-z ]+$/.test(name));
    expect(names.length).toBeGreaterThan(3000);
    for (const name of names)
      expect(nameKey(name).folded).toBe(name.replaceAll(" ", "").toUpperCase());
  });
});
