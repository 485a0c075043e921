import { expect, it } from "vitest";
import { relation } from "../../src/rolls/codes/relation.ts";
import { loadPack } from "../../src/rules/load-pack.ts";

it("has DQ05 know every relation that is read", () => {
  const known = loadPack().find(({ header }) => header.id === "DQ05")?.header.params.relations;
  expect(known?.default).toEqual(expect.arrayContaining(Object.keys(relation.values)));
});
