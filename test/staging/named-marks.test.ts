import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;

interface Form {
  isMerged?: boolean;
  file: string;
  /** Columns on the left: header and value. */
  left?: readonly (readonly [string, string])[];
  group: string;
  words: readonly string[];
  right?: readonly (readonly [string, string])[];
}

/** A form whose columns of ticks stand below a group; each row has the ticks whose places it says. */
async function read(
  { isMerged = true, file, left = [], group, words, right = [] }: Form,
  ticks: readonly number[][],
) {
  const blank = (columns: readonly unknown[]) => columns.map(() => "");
  const first = 2 + left.length;
  await stageRows(db, {
    file,
    rows: [
      [
        "姓名",
        "身份证号",
        ...left.map(([header]) => header),
        group,
        ...blank(words.slice(1)),
        ...right.map(([header]) => header),
      ],
      ["", "", ...blank(left), ...words, ...blank(right)],
      ...ticks.map((own, at) => [
        `张${"一二三四五"[at]}`,
        ID(at + 1),
        ...left.map(([, value]) => value),
        ...words.map((_, word) => (own.includes(word) ? "√" : "")),
        ...right.map(([, value]) => value),
      ]),
    ],
    merges: !isMerged ? [] : [{ top: 1, left: first + 1, bottom: 1, right: first + words.length }],
  });
}

const values = async (table: string, field: string) =>
  (
    await db.rows<{ value: string | null }>(
      `SELECT ${field} AS value FROM stage.${table} ORDER BY row_no`,
    )
  ).map(({ value }) => value);

describe("columns to be ticked below what they are about", () => {
  it.each([
    ["停保原因（√）", true],
    ["取消原因", true],
    ["停保原因（打√）", true],
    ["停保原因（√）", false],
    ["停保原因", false],
  ])("say why somebody was stopped: %s, merged %s", async (group, isMerged) => {
    const words = ["死亡", "服刑", "收入超标", "自愿放弃"];
    await read(
      { isMerged, file: "低保停保名单.xlsx", group, words, right: [["停保年月", "2019-06"]] },
      [[0], [2], [3], [1]],
    );
    expect(await values("departure", "reason")).toEqual([
      "死亡",
      "收入超标",
      "本人自愿放弃",
      "服刑",
    ]);
  });

  it("say all that a text may, and of a choice that it is open which", async () => {
    const left = [
      ["户编号", "P1"],
      ["脱贫状态", "未脱贫"],
    ] as const;
    await read(
      {
        file: "建档立卡贫困人口.xlsx",
        left,
        group: "致贫原因（√）",
        words: ["因病", "因残", "因学"],
      },
      [[0], [0, 1], [2]],
    );
    expect(await values("poverty", "cause")).toEqual(["因病", "因病、因残", "因学"]);
  });

  it.each([
    ["健康状况", "health", ["健康", "患有大病", "残疾"], ["患有大病", "残疾", "健康"]],
    ["脱贫属性（√）", "poverty_state", ["未脱贫", "已脱贫", "返贫"], ["已脱贫", "返贫", "未脱贫"]],
  ] as const)("say how somebody is: %s", async (group, field, words, expected) => {
    await read({ file: "建档立卡贫困人口.xlsx", left: [["户编号", "P1"]], group, words }, [
      [1],
      [2],
      [0],
    ]);
    expect(await values("poverty", field)).toEqual(expected);
  });

  it("say which payment came back", async () => {
    const left = [
      ["发放项目", "低保"],
      ["所属年月", "2019-10"],
      ["发放金额", "300"],
    ] as const;
    await read(
      { file: "社会化发放流水.xlsx", left, group: "发放状态（√）", words: ["成功", "失败"] },
      [[0], [1], [0]],
    );
    expect(await values("payment", "result")).toEqual(["成功", "失败", "成功"]);
  });

  it("are none where they are months, each of which counts", async () => {
    const months = ["2019年7月", "2019年8月", "2019年9月"];
    await read(
      {
        file: "职工社保参保.xlsx",
        left: [["单位名称", "某公司"]],
        group: "缴费情况（√）",
        words: months,
      },
      [[0, 1], [0, 1, 2], [2]],
    );
    const rows = await db.rows<{ months: number }>(
      "SELECT count(*)::INTEGER AS months FROM stage.employment GROUP BY row_no ORDER BY row_no",
    );
    expect(rows.map((row) => row.months)).toEqual([2, 3, 1]);
  });

  it("are none where one of them holds something else", async () => {
    await stageRows(db, {
      file: "低保停保名单.xlsx",
      rows: [
        ["姓名", "身份证号", "停保原因", "", "停保年月"],
        ["", "", "类别", "说明", ""],
        ["张一", ID(1), "死亡", "病故", "2019-06"],
        ["张二", ID(2), "收入超标", "", "2019-06"],
      ],
    });
    expect(await values("departure", "reason")).toEqual(["死亡", "收入超标"]);
  });
});
