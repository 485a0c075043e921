import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999920100101001${n}`;
const OWN = ["低保证号", "姓名", "身份证号", "月保障金额", "享受时间"];

/** What 分类施保 is of each row below `groups` and `leaves`, which stand behind the columns of every roll. */
async function classesOf(
  groups: readonly string[],
  leaves: readonly string[],
  rows: readonly (readonly string[])[],
) {
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      [...OWN, ...groups],
      ["", "", "", "", "", ...leaves],
      ...rows.map((cells, at) => [`70${at}`, `张${at}`, ID(at), "300", "2018.01", ...cells]),
    ],
  });
  const said = await db.rows<{ classified: string | null }>(
    "SELECT classified FROM stage.enrolment ORDER BY row_no",
  );
  return {
    classes: said.map(({ classified }) => classified),
    questions: sheet?.recognition.questions,
    ticked: sheet?.recognition.marks.map(({ columns }) => columns.length),
  };
}

const G = "分类施保类别";
const WORDS = ["老年人", "未成年人", "重度残疾人", "重病患者", null];

describe("classes of 分类施保 between which another column stands", () => {
  it.each([
    ["a column of its own", [G, G, "审核状态", G, G], "审核状态", "已审核"],
    ["a remark of the group", [G, G, G, G, G], "备注", "外出务工"],
    ["an amount of the group", [G, G, G, G, G], "增发金额", "50"],
    ["a column without a header", [G, G, "", G, G], "", ""],
    ["a day", [G, G, "增发时间", G, G], "增发时间", "2019.03"],
  ])("are one behind %s", async (_, groups, between, cell) => {
    const { classes, questions } = await classesOf(
      groups,
      ["老年人", "未成年人", between === groups[2] ? "" : between, "重度残疾人", "重病患者"],
      [
        ["√", "", cell, "", ""],
        ["", "√", cell, "", ""],
        ["", "", cell, "√", ""],
        ["", "", cell, "", "√"],
        ["", "", cell, "", ""],
      ],
    );
    expect(classes).toEqual(WORDS);
    expect(questions).toEqual([]);
  });

  it("are one where each stands alone", async () => {
    const { classes } = await classesOf(
      Array(6).fill(G),
      ["老年人", "金额", "重残", "备注", "重病", "备注2"],
      [
        ["√", "50", "", "", "", ""],
        ["", "", "√", "本人", "", ""],
        ["", "", "", "", "√", "住院"],
        ["", "", "", "外出", "", ""],
      ],
    );
    expect(classes).toEqual(["老年人", "重残", "重病", null]);
  });

  it("are one where much stands between, and no number of a card is one of them", async () => {
    const { classes } = await classesOf(
      [G, G, G, "乡镇", "村", "开户行", "账号", "电话", G],
      ["老年人", "重残", "残疾证号", "", "", "", "", "", "重病"],
      ["√|||", "|√|99999919500101001742|", "||99999919500101001843|", "|||√"].map((row) => {
        const [old = "", disabled = "", card = "", ill = ""] = row.split("|");
        return [old, disabled, card, "甲乡", "东村", "农商行", "6228480000000001", "", ill];
      }),
    );
    expect(classes).toEqual(["老年人", "重残", null, "重病"]);
  });

  it("are not joined by what is ticked of everybody behind them", async () => {
    const { classes } = await classesOf(
      Array(7).fill(G),
      ["老年人", "未成年人", "重残", "备注", "已公示", "已签字", "残疾证"],
      [
        ["√", "", "", "", "√", "√", ""],
        ["", "", "", "外出", "√", "√", "√"],
        ["", "", "√", "", "√", "√", "√"],
      ],
    );
    expect(classes).toEqual(["老年人", null, "重残"]);
  });

  it.each([
    ["behind another name", ["老年人", "未成年人", "监护人姓名", "重残", "重病"]],
    ["a second time", ["重残", "重病", "备注", "重残", "重病"]],
  ])("are another person's %s", async (_, leaves) => {
    const { ticked } = await classesOf(
      [G, G, leaves[2] === "备注" ? G : "监护人姓名", G, G],
      leaves.map((leaf) => (leaf === "监护人姓名" ? "" : leaf)),
      [
        ["√", "", "李一", "", "√"],
        ["", "", "李二", "√", ""],
      ],
    );
    expect(ticked).toEqual([2]);
  });
});
