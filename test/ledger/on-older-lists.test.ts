import { expect, it } from "vitest";
import { olderListsText, onOlderLists } from "../../src/ledger/cases/on-older-lists.ts";
import { Story } from "./case-support.ts";

it("counts what waits for a visit and stands on the lists of an earlier round only", () => {
  const waiting = new Story().opens("2019-10", ["a"]).case();
  const cases = [
    waiting,
    { ...waiting, key: "b" },
    // On the newest list, answered, and kept back by an exception.
    { ...waiting, key: "c", lastRound: "2019-11-1" },
    { ...waiting, key: "d", stage: "answered" as const },
    { ...waiting, key: "e", exceptedUntil: "2020-01-01" },
  ];
  const older = onOlderLists(cases, "2019-11-1", "2019-12-03");
  expect(older).toEqual([{ round: waiting.lastRound, cases: 2 }]);
  const text = olderListsText(older, "2019-11-1");
  expect(text).toContain("2 条不在 2019-11-1 轮的清单上");
  expect(text).toContain(`--round ${waiting.lastRound}`);
  expect(olderListsText(onOlderLists([cases[2] ?? waiting], "2019-11-1", "2019-12-03"), "")).toBe(
    undefined,
  );
});

it("names rounds in their order, the tenth of a month behind the second", () => {
  const waiting = new Story().opens("2019-10", ["a"]).case();
  const cases = ["2019-10-10", "2019-10-2"].map((lastRound) => ({ ...waiting, lastRound }));
  const rounds = onOlderLists(cases, "2019-11-1", "2019-12-03").map(({ round }) => round);
  expect(rounds).toEqual(["2019-10-2", "2019-10-10"]);
});
