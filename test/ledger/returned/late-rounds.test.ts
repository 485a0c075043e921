import { expect, it } from "vitest";
import { appendAnswers } from "../../../src/ledger/answers.ts";
import { appendReturn } from "../../../src/ledger/returned/returns.ts";
import { cell, put, ReturnDesk } from "./return-desk.ts";

const desk = new ReturnDesk();

it("puts what a list says that comes back late in no place of what a later round's list says of the lead", async () => {
  const page = desk.filled();
  await desk.handIn(desk.save("甲"));
  const [known] = desk.answers();
  if (!known) throw new Error("nothing was taken");
  const later = (row: number, outcome: string) => ({
    ...{ ...known, outcome, note: "十二月看过", verifiedOn: "2019-11-28" },
    ...{ findingKey: cell(page, row, "行键"), task: cell(page, row, "任务编号") },
  });
  await appendAnswers(desk, {
    ...{ who: "test", round: "2019-11-1", source: { file: "乙.xlsx", sha256: "b" } },
    answers: [later(1, "07"), later(2, "06"), later(4, "07"), later(5, "15"), later(6, "07")],
  });
  // Rows 1 to 3 as before; 4 contradicts the later list, 5 answers what it put off, 6 puts off what it answers, 7 is new.
  for (const [row, outcome] of [
    [4, "06"],
    [5, "06"],
    [6, "15"],
    [7, "06"],
  ] as const)
    put(page, row, "核查结果", outcome);
  const late = await desk.handIn(desk.save("甲"));
  expect(late).toMatchObject({ taken: 2, unchanged: 4, conflicts: 1 });
  expect(late.collected.conflicts[0]).toMatchObject({
    ...{ task: cell(page, 4, "任务编号"), why: expect.stringContaining("2019-11-1 轮") },
  });
  // The later list is believed: its answer is there already.
  const before = desk.answers().length;
  const decided = await desk.decide(late.collected, (line) =>
    line.核查结果?.startsWith("07") ? "采用" : "",
  );
  expect([decided.conflicts, desk.answers().length]).toEqual([0, before]);
  expect(await desk.handIn(desk.save("甲"))).toMatchObject({ taken: 0, conflicts: 0 });
});

it("says so where a sheet of conflicts is another round's", async () => {
  const page = desk.filled();
  const paths = desk.save("甲");
  put(page, 1, "核查结果", "01");
  const { collected } = await desk.handIn([...paths, ...desk.save("乙")]);
  // The same conflict in a round that nobody asked for.
  const [conflict] = collected.conflicts;
  if (!conflict) throw new Error("no conflict");
  const empty = { towns: [], refused: [], leads: [], conflicts: [], decided: [] };
  const about = { who: "test", source: { file: "x", sha256: "x" } };
  await appendReturn(desk, {
    ...about,
    ...empty,
    round: "2019-09-1",
    conflicts: [conflict],
  });
  await appendReturn(desk, { ...about, ...empty, round: "2019-10-1", decided: [conflict.id] });
  const decided = await desk.decide(collected, (line) => (line.候选 === "1" ? "采用" : ""));
  expect(decided.collected.refusedFiles.map(({ code, hint }) => [code, hint])).toEqual([
    ["E3203", expect.stringContaining("--round 2019-09-1")],
  ]);
});
