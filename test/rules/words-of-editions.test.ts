import { expect, it } from "vitest";
import { loadPack } from "../../src/rules/load-pack.ts";

/** What a township reads of a rule whatever the month: its title, what its columns are called, what it could not leave out. */
const texts = loadPack()
  .filter(({ header }) => header.edition === "both")
  .flatMap(({ header }) =>
    [
      header.title,
      ...Object.values(header.evidence),
      ...header.exclusions.map(({ text }) => text),
      ...(header.lowered ?? []).map(({ text }) => text),
      ...header.needs
        .filter(({ edition }) => edition !== "2019")
        .map(({ if_missing = "" }) => if_missing),
    ].map((text) => ({ id: header.id, text: String(text) })),
  );

it("speaks of those who are monitored wherever it speaks of registered poor households: since 2021-07 these are meant", () => {
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.filter(({ text }) => text.includes("建档立卡") && !text.includes("监测"))).toEqual(
    [],
  );
});
