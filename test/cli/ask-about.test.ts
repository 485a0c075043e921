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

const COLUMN = {
  about: "column",
  text: "“姓名”和“户主姓名”都像姓名",
  taken: "姓名",
  field: "name",
  choices: ["姓名", "户主姓名"],
} as const;

it("asks which column is which, by number", async () => {
  const { ask, said } = clerk("3", "2");
  expect(await ask("甲.csv", "", COLUMN)).toEqual({ columns: { name: "户主姓名" } });
  expect(said[0]).toContain("    1 姓名\n    2 户主姓名");
  expect(said).toContain("请填 1 到 2 之间的数字。");
  expect(await clerk("").ask("甲.csv", "", COLUMN)).toBeUndefined();
});

it("asks nothing where there is no column to choose", async () => {
  const { ask, said } = clerk();
  expect(await ask("甲.csv", "", { ...COLUMN, about: "required", choices: [] })).toBeUndefined();
  expect(said).toEqual([]);
});
