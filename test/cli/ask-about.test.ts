import { expect, it } from "vitest";
import type { CommandContext } from "../../src/cli/context.ts";
import { askOnTerminal } from "../../src/cli/init/ask-about.ts";

/** Answers in order; what was asked and said is kept. */
function clerk(...answers: string[]) {
  const said: string[] = [];
  const context = { out: { note: (text: string) => said.push(text) } } as unknown as CommandContext;
  const ask = askOnTerminal(context, async (question) => {
    said.push(question);
    return answers.shift() ?? "";
  });
  return { ask, said };
}

const ROLL = { about: "roll", text: "认不出是哪一种名册", taken: null } as const;
const PERIOD = { about: "period", text: "低保花名册是哪个月的，没有写", taken: null } as const;

it("asks for the roll until one is named, with the nearest name for a slip", async () => {
  const { ask, said } = clerk("dibaoo", "?", "dibao");
  expect(await ask("甲.xlsx", "Sheet1", ROLL)).toEqual({ roll: "dibao" });
  expect(said[0]).toContain("甲.xlsx 工作表“Sheet1”：认不出是哪一种名册。");
  expect(said).toContain("没有 dibaoo 这种名册，是不是 dibao？");
  expect(said.some((text) => text.includes("hukou 户籍人口"))).toBe(true);
});

it("skips a sheet nobody knows, and keeps the guess where there is one", async () => {
  expect(await clerk("").ask("甲.csv", "", ROLL)).toEqual({ skip: true });
  expect(await clerk("").ask("甲.csv", "", { ...ROLL, taken: "dibao" })).toBeUndefined();
});

it("asks for the month until it is one, or leaves it open", async () => {
  const { ask, said } = clerk("十月", "2019-10");
  expect(await ask("甲.csv", "", PERIOD)).toEqual({ period: 2019 * 12 + 9 });
  expect(said).toContain("月份应写成 2019-10 的样子。");
  expect(await clerk("").ask("甲.csv", "", PERIOD)).toBeUndefined();
});

it("leaves questions about columns to doudi.yaml", async () => {
  const { ask, said } = clerk();
  expect(await ask("甲.csv", "", { about: "column", text: "…", taken: "姓名" })).toBeUndefined();
  expect(said).toEqual([]);
});
