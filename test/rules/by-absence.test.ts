import { expect, it } from "vitest";
import { loadPack } from "../../src/rules/load-pack.ts";
import { byAbsenceSql } from "../../src/rules/run/by-absence.ts";
import type { LoadedRoll } from "../../src/rules/run/loaded-rolls.ts";

const pack = loadPack();

/** Rules that cannot tell whether somebody is missing where this roll cannot be told. */
function lowered(roll: string, kind: string): string[] {
  const loaded: LoadedRoll = {
    ...{ roll, kind, period: null, state: "current" },
    ...{ fields: new Set<string>(), sheets: [] },
  };
  const sql = byAbsenceSql([{ roll, town: "甲乡", reason: "某因" }], pack, [loaded]) ?? "";
  return [...new Set([...sql.matchAll(/\('([A-Z]{2}\d{2})',/g)].map(([, id]) => id ?? ""))].sort();
}

it("lowers who is looked for on the roll of now because an earlier one has him, and whom a roll would let go that a rule can do without", () => {
  expect(lowered("child", "enrolment")).toEqual(expect.arrayContaining(["TB04", "TB05", "LB06"]));
  expect(lowered("dibao", "enrolment")).toEqual(expect.arrayContaining(["CB08", "TB04", "LB05"]));
});

it.each([
  ["aid", ["LB10", "LB12", "LB13", "TB03"]],
  ["employment", ["LB02", "LB04"]],
  ["poverty", ["LB03"]],
])("lowers who is missing on a roll of %s", (kind, rules) => {
  expect(lowered(kind, kind)).toEqual(rules);
});

it("lowers who may have left because he died", () => {
  expect(lowered("death", "death")).toEqual(expect.arrayContaining(["TB01", "TB02", "TB03"]));
});

it("does not lower who is found by rows that are there", () => {
  expect(lowered("payment", "payment")).toContain("FF08");
  expect(lowered("payment", "payment")).not.toContain("FF13");
  expect(lowered("hukou", "hukou")).toContain("LB13");
  expect(lowered("hukou", "hukou")).not.toContain("LB05");
});
