import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `9999991990010100${10 + n}`;

/** What stands for each row of a list whose 救助类别, or another column, says these, with other columns beside it. */
async function programmes(
  kinds: readonly string[],
  header = "救助类别",
  beside: Readonly<Record<string, readonly string[]>> = {},
) {
  const others = Object.values(beside);
  await stageRows(db, {
    file: "2019年10月社会救助对象台账.xlsx",
    rows: [
      ["救助证号", "姓名", "身份证号", ...Object.keys(beside), header, "月救助标准", "纳入年月"],
      ...kinds.map((kind, n) => [
        ...[`D${n}`, "张一", ID(n)],
        ...others.map((cells) => cells[n] ?? ""),
        ...[kind, "300", "2018.01"],
      ]),
    ],
  });
  const rows = await db.rows<{ programme: string; status: string | null }>(
    "SELECT DISTINCT ON (row_no) programme, status FROM stage.enrolment ORDER BY row_no, row_id",
  );
  return rows.map(({ programme, status }) => status ?? programme);
}

describe("a list of all 社会救助", () => {
  it("says in each row of which programme it is, in brackets or behind a code", async () => {
    expect(
      await programmes([
        "农村低保",
        "特困人员（分散）",
        "02-农村特困",
        "社会散居孤儿",
        "事实无人抚养儿童",
        "困难残疾人生活补贴",
        "重度残疾人护理补贴",
        "残疾人两项补贴",
        "低保边缘家庭",
        "80岁以上高龄津贴",
        "城市低保",
      ]),
    ).toEqual([
      "dibao",
      "tekun",
      "tekun",
      "orphan",
      "unsupported_child",
      "disability_living",
      "disability_care",
      "disability_both",
      "其他救助",
      "其他救助",
      "dibao",
    ]);
  });

  it.each(["变动情况", "备注"])(
    "takes nobody off a programme whose %s says that he was taken off another one",
    async (header) => {
      const kinds = ["低保", "特困", "低保", "特困", "特困", "低保", "低保"];
      const says = ["取消低保", "取消低保", "取消特困", "取消特困", "", "停保", ""];
      expect(await programmes(kinds, "救助类别", { [header]: says })).toEqual([
        "停发",
        header === "备注" ? "tekun" : "在保",
        header === "备注" ? "dibao" : "在保",
        "停发",
        "tekun",
        "停发",
        "dibao",
      ]);
    },
  );

  it("keeps on their programme those who get something else besides, whatever parts the two", async () => {
    const kinds = [
      "低保+高龄津贴",
      "低保 重度残疾人护理补贴",
      "低保\n优抚",
      "特困、高龄补贴",
      "低保 边缘",
    ];
    expect(await programmes([...kinds, "低保", "特困"])).toEqual([
      "dibao",
      "dibao",
      "dibao",
      "tekun",
      "其他救助",
      "dibao",
      "tekun",
    ]);
  });

  it.each([0, 300])(
    "has the columns of 特困 too, for its rows of 特困 below %i others",
    async (before) => {
      const above = Array.from({ length: before }, () => "");
      const kinds = ["城市低保", "特困人员（分散）", "特困人员（集中）", "低保边缘家庭"];
      await programmes([...above.map(() => "农村低保"), ...kinds], "救助类型", {
        与户主关系: [...above, ...kinds].map(() => "户主"),
        保障方式: [...above.map(() => "整户"), "整户", "", "", ""],
        生活自理能力: [...above, "", "半护理", "全护理", ""],
        照料护理费: [...above, "", "210", "", ""],
        最近探访日期: [...above, "", "2019年10月3日", "", ""],
      });
      expect(
        await db.rows(
          "SELECT programme, supply, self_care, care_fen, visited_on::VARCHAR AS visited FROM stage.enrolment WHERE status IS DISTINCT FROM '其他救助' AND (programme = 'tekun' OR care_fen IS NOT NULL OR self_care IS NOT NULL OR supply IS NOT NULL) ORDER BY row_no",
        ),
      ).toEqual([
        {
          programme: "tekun",
          supply: "分散供养",
          self_care: "半护理",
          care_fen: 21_000,
          visited: "2019-10-03",
        },
        {
          programme: "tekun",
          supply: "集中供养",
          self_care: "全护理",
          care_fen: null,
          visited: null,
        },
      ]);
      expect(await db.rows("SELECT 1 FROM cell_fault WHERE field = 'supply'")).toEqual([]);
    },
  );

  it("has none of them where no row is of 特困", async () => {
    await programmes(["城市低保", "农村低保", "城市低保"], "救助类型", {
      照料护理费: ["", "210", ""],
      生活自理能力: ["能自理", "", ""],
    });
    expect(
      await db.rows("SELECT DISTINCT programme, self_care, care_fen FROM stage.enrolment"),
    ).toEqual([{ programme: "dibao", self_care: null, care_fen: null }]);
  });

  it("is none where the column never speaks of 低保: 孤儿 and 特困户 may be what somebody on 低保 is", async () => {
    expect(await programmes(["农村", "孤儿", "特困户", "城市"])).toEqual([
      "dibao",
      "dibao",
      "dibao",
      "dibao",
    ]);
  });

  it("is none where others than those on 低保 are no more than poor or ill families of it", async () => {
    const kinds = ["低保户", "重残", "特困户", "低保户", "大病"];
    expect(await programmes(kinds, "对象类别")).toEqual(kinds.map(() => "dibao"));
  });

  it("says so in another column where 救助类别 stands beside 城乡类别, or is called otherwise", async () => {
    const kinds = ["低保", "特困", "低保", "孤儿", "困境儿童"];
    const read = ["dibao", "tekun", "dibao", "orphan", "其他救助"];
    const sides = ["农村", "农村", "城市", "城市", "农村"];
    expect(await programmes(kinds, "救助类别", { 城乡类别: sides })).toEqual(read);
    for (const header of ["保障类型", "对象类型", "人员类别", "类别"]) {
      await db.run("DELETE FROM stage.enrolment");
      expect(await programmes(kinds, header)).toEqual(read);
    }
  });

  it("is no list of children, though its name speaks of 孤儿: all on it would be held for some", async () => {
    const kinds = ["低保", "特困", "低保", "低保", "孤儿", "低保"];
    const [sheet] = await stageRows(db, {
      file: "2019年10月城乡低保、特困、孤儿花名册.xlsx",
      rows: [
        ["序号", "乡镇", "姓名", "身份证号", "类别", "月救助金额"],
        ...kinds.map((kind, n) => [`${n + 1}`, "甲镇", "张一", ID(n), kind, "300"]),
      ],
    });
    expect(sheet?.recognition.roll?.id).toBe("dibao");
  });

  it("is one of 特困 too, where it has their columns", async () => {
    const supply = ["", "分散供养", "集中供养", "", "集中供养"];
    expect(
      await programmes(["农村低保", "特困", "特困", "临时救助", "特困"], "救助类别", {
        供养方式: supply,
        生活自理能力: supply.map((text) => (text === "" ? "" : "半自理")),
      }),
    ).toEqual(["dibao", "tekun", "tekun", "其他救助", "tekun"]);
  });

  it("takes for 低保 only who is called so or by what those on it are, and reads who gets two things", async () => {
    expect(
      await programmes([
        "农村低保",
        "困境儿童",
        "支出型困难家庭",
        "特困、重度残疾人护理补贴",
        "困难残疾人生活补贴、重度残疾人护理补贴",
        "低保、残疾人两项补贴",
        "农村五保",
        "城市",
      ]),
    ).toEqual([
      "dibao",
      "其他救助",
      "其他救助",
      "tekun",
      "disability_both",
      "dibao",
      "tekun",
      "dibao",
    ]);
  });
});

describe("a list of all 社会救助 without 城乡类别", () => {
  const list = async (kinds: readonly string[]) => {
    const [sheet] = await stageRows(db, {
      file: "2019年10月社会救助对象花名册.xlsx",
      rows: [
        ["低保证号", "户主姓名", "姓名", "身份证号", "救助类别", "月救助金额"],
        ...kinds.map((kind, n) => [`D${n}`, "张一", "张一", ID(n), kind, "300"]),
      ],
    });
    const faults = await db.rows("SELECT row_no FROM cell_fault");
    return { unread: sheet?.recognition.unread, faults };
  };

  it("tells nobody that it does not understand a column of which it took each row's programme", async () => {
    const kinds = ["低保", "低保边缘家庭", "特困", "支出型困难家庭", "临时救助", "高龄津贴"];
    expect(await list([...kinds, ...kinds])).toEqual({ unread: [], faults: [] });
  });

  it("has on both whoever gets a subsidy of the disabled besides, with the money of the first alone", async () => {
    await list([
      "低保",
      "低保+重度残疾人护理补贴",
      "低保、残疾人两项补贴",
      "特困",
      "特困 护理补贴",
    ]);
    const rows = await db.rows(
      `SELECT programme, count(*)::INTEGER AS people, count(amount_fen)::INTEGER AS paid, count(duplicate_of)::INTEGER AS copies
       FROM stage.enrolment GROUP BY programme ORDER BY programme`,
    );
    expect(rows).toEqual([
      { programme: "dibao", people: 3, paid: 3, copies: 0 },
      { programme: "disability_both", people: 1, paid: 0, copies: 0 },
      { programme: "disability_care", people: 1, paid: 0, copies: 0 },
      { programme: "tekun", people: 2, paid: 2, copies: 0 },
    ]);
  });
});

describe("a row of a list of all 社会救助 that does not say of which programme it is", () => {
  const staged = async (people: readonly (readonly string[])[]) => {
    const [sheet] = await stageRows(db, {
      file: "2019年10月社会救助对象花名册.xlsx",
      rows: [
        ["户编号", "户主姓名", "姓名", "身份证号", "与户主关系", "救助类别", "月救助金额"],
        ...people.map(([household = "", relation = "", kind = ""], n) => [
          ...[household, "张一", "张一", ID(n), relation, kind, "300"],
        ]),
        // Shorter than the others, as the foot of a saved form is.
        ["制表人：赵某"],
      ],
    });
    const rows = await db.rows<{ programme: string; status: string | null }>(
      "SELECT programme, status FROM stage.enrolment ORDER BY row_no",
    );
    const faults = await db.rows<{ row_no: number; field: string; reason: string }>(
      "SELECT row_no, field, reason FROM cell_fault ORDER BY row_no",
    );
    return {
      notices: sheet?.recognition.notices.length,
      read: rows.map(({ programme, status }) => status ?? programme),
      faults: faults.map(({ row_no, field, reason }) => `${row_no} ${field} ${reason}`),
    };
  };

  it("is of its head's, else of the only one that its family says", async () => {
    expect(
      await staged([
        ["H1", "户主", "特困"],
        ["H1", "妻", ""],
        ["H2", "户主", "低保"],
        ["H2", "妻", ""],
        ["H2", "子", "孤儿"],
        ["H3", "户主", ""],
        ["H3", "妻", "低保"],
      ]),
    ).toEqual({
      notices: 1,
      read: ["tekun", "tekun", "dibao", "dibao", "orphan", "dibao", "dibao"],
      faults: [],
    });
  });

  it("is of none for certain where nobody of its family says it, and is named", async () => {
    const untold = "未写明救助类别";
    expect(
      await staged([
        ["H1", "户主", "特困"],
        ["H2", "户主", "低保"],
        ["H3", "户主", ""],
        ["H3", "妻", ""],
        ["", "户主", ""],
        ["H4", "户主", "临时救助"],
      ]),
    ).toEqual({
      notices: 1,
      read: ["tekun", "dibao", untold, untold, untold, "其他救助"],
      faults: [4, 5, 6].map((row) => `${row} status unknown_code`),
    });
  });

  it("is of 低保 where nobody on the list is on anything else", async () => {
    const all = [
      ["H1", "户主", "城市低保"],
      ["H2", "户主", ""],
      ["H3", "户主", "农村低保"],
    ];
    expect(await staged(all)).toEqual({
      notices: 0,
      read: ["dibao", "dibao", "dibao"],
      faults: [],
    });
  });
});

describe("a list of all 社会救助 with a column to be ticked for each programme", () => {
  const programmesOf = ["低保", "特困", "孤儿", "困难残疾人生活补贴", "重度残疾人护理补贴"];
  const ticks = ["√    ", " √   ", "√   √", "√  √√", "     ", "  √  ", " √ √√"];
  const staged = async (group: string) => {
    const own = ["低保证号", "户主姓名", "姓名", "身份证号", "月救助金额", "享受时间"];
    const header =
      group === ""
        ? [[...own, ...programmesOf]]
        : [
            [...own, group],
            [...own.map(() => ""), ...programmesOf],
          ];
    const down = own.map((_, at) => ({ top: 1, bottom: 2, left: at + 1, right: at + 1 }));
    const over = {
      top: 1,
      bottom: 1,
      left: own.length + 1,
      right: own.length + programmesOf.length,
    };
    await stageRows(db, {
      file: "2019年10月社会救助对象花名册.xlsx",
      rows: [
        ...header,
        ...ticks.map((cells, n) => [
          ...[`D${n}`, "张一", "张一", ID(n), "300", "2018.01"],
          ...[...cells].map((cell) => cell.trim()),
        ]),
      ],
      merges: group === "" ? [] : [...down, over],
    });
    return await db.rows(
      "SELECT programme, count(*)::INTEGER AS people, count(status)::INTEGER AS not_covered FROM stage.enrolment GROUP BY programme ORDER BY programme",
    );
  };

  it.each(["享受政策", ""])("reads of each row what is ticked, under %s", async (group) => {
    expect(await staged(group)).toEqual([
      // The one without a tick is on no programme.
      { programme: "dibao", people: 4, not_covered: 1 },
      { programme: "disability_care", people: 3, not_covered: 0 },
      { programme: "disability_living", people: 2, not_covered: 0 },
      { programme: "orphan", people: 1, not_covered: 0 },
      { programme: "tekun", people: 2, not_covered: 0 },
    ]);
  });
});

it("knows who gets what where the hand puts a grade or a sum for the tick, far below the first rows", async () => {
  const rows = Array.from({ length: 200 }, (_, n) => ["√", "", n % 2 ? "√" : ""]);
  const last = [
    ["300", "", "二级"],
    ["A类", "", "已停"],
    ["", "分散", ""],
    ["", "", "已停"],
    ["已停保", "", ""],
    ["未享受", "√", ""],
    ["转特困", "", ""],
  ];
  await stageRows(db, {
    file: "2019年10月社会救助对象花名册.xlsx",
    rows: [
      [
        "低保证号",
        "姓名",
        "身份证号",
        "月救助金额",
        "享受时间",
        "低保",
        "特困",
        "重度残疾人护理补贴",
      ],
      ...[...rows, ...last].map((cells, n) => [
        ...[`D${n}`, "张一", `9999991990010${String(1000 + n)}1`, "300", "2018.01"],
        ...cells,
      ]),
    ],
  });
  const found = await db.rows<{ row_no: number; programme: string }>(
    "SELECT row_no, COALESCE(status, programme) AS programme FROM stage.enrolment WHERE row_no > 201 ORDER BY row_no, row_id",
  );
  expect(found.map(({ row_no, programme }) => `${row_no} ${programme}`)).toEqual([
    "202 dibao",
    "202 disability_care",
    "203 dibao",
    "204 tekun",
    "205 其他救助",
    "206 其他救助",
    "207 tekun",
    "208 其他救助",
  ]);
});

describe("a book of all 社会救助 with a sheet for each programme in one form", () => {
  const header = ["家庭编号", "户主姓名", "姓名", "身份证号", "与户主关系", "救助人数"];
  const rollsOf = async (names: readonly string[], titled = true) => {
    const sheets = await stageRows(
      db,
      names.map((name, at) => ({
        file: "2019年10月社会救助对象花名册.xlsx",
        sheet: titled ? `Sheet${at + 1}` : name,
        rows: [
          ...(titled ? [[`2019年10月${name}花名册`]] : []),
          [...header, "月救助金额", "享受时间"],
          ...[0, 1].map((n) => [
            ...[`H${at}${n}`, "张一", "张一", ID(2 * at + n), "户主", "1", "300", "2018.01"],
          ]),
        ],
      })),
    );
    return sheets.map(({ recognition }) => recognition.roll?.id ?? null);
  };

  it.each([true, false])(
    "takes nobody but those on the sheet of 低保 for covered by it",
    async (titled) => {
      const names = [
        "低保",
        "特困人员",
        "孤儿",
        "临时救助",
        "低保边缘家庭",
        "支出型困难家庭",
        "优抚对象",
      ];
      const [dibao, tekun, child, ...others] = await rollsOf(names, titled);
      expect([dibao, tekun, child]).toEqual(["dibao", "tekun", "child"]);
      expect(others).not.toContain("dibao");
    },
  );

  it("leaves on 低保 who stand on a sheet of its old or poorest people, in a book of it alone", async () => {
    const bookOf = (file: string) => (name: string, at: number) => ({
      file,
      sheet: name,
      rows: [
        [...header, "月救助金额", "享受时间"],
        ...[0, 1].map((n) => [
          ...[`H${at}${n}`, "张一", "张一", ID(2 * at + n), "户主", "1", "300", "2018.01"],
        ]),
      ],
    });
    const names = ["一般户", "高龄老人", "特困家庭", "高龄津贴"];
    const of = await stageRows(db, names.map(bookOf("2019年10月低保花名册.xlsx")));
    const called = (sheets: typeof of) => sheets.map(({ recognition }) => recognition.roll?.id);
    expect(called(of).slice(0, 3)).toEqual(["dibao", "dibao", "dibao"]);
    expect(called(of)[3]).not.toBe("dibao");
    const all = await stageRows(db, names.map(bookOf("2019年10月社会救助对象花名册.xlsx")));
    expect(called(all)[1]).not.toBe("dibao");
  });

  it("leaves those on 低保 who are called a poor family, or stand beside 特困, on it", async () => {
    expect(await rollsOf(["低保特困户", "低保和特困人员", "救助对象（含特困）"])).toEqual([
      "dibao",
      "dibao",
      "dibao",
    ]);
  });
});

it("takes no sum of money below 保障情况 for a state that covers nobody", async () => {
  // So many that no sum stands among the rows by which columns are told.
  const covered = Array.from({ length: 130 }, (_, n) => [
    `D${n}`,
    number(`999999199001${10 + (n % 18)}${100 + n}`),
    "农村低保",
    "",
  ]);
  const tekun = ["", number("99999919600101101"), "特困人员（分散）", "300"];
  await stageRows(db, {
    file: "2024年9月社会救助对象花名册.xlsx",
    rows: [
      ["救助证号", "姓名", "身份证号", "与户主关系", "救助类型", ...Array(3).fill("保障情况")],
      ["", "", "", "", "", "保障人数", "月保障金额（户）", "照料护理费"],
      ...[...covered, tekun].map(([no = "", id = "", kind = "", care = ""]) => [
        no,
        "张一",
        id,
        "户主",
        kind,
        "1",
        "500",
        care,
      ]),
    ],
  });
  const rows = await db.rows(
    "SELECT programme, status, count(*)::INTEGER AS rows FROM stage.enrolment GROUP BY ALL ORDER BY programme",
  );
  expect(rows).toEqual([
    { programme: "dibao", status: null, rows: 130 },
    { programme: "tekun", status: null, rows: 1 },
  ]);
});
