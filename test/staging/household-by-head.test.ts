import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { tellHouseholdsApart } from "../../src/staging/across/household-numbers.ts";
import { keepHouseholdSecret } from "../../src/staging/household-cell.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;

it("tells households apart by their heads' IDs where a roll has no number for them, and prints none of these", async () => {
  const header = [
    "户主姓名",
    "户主身份证号",
    "家庭成员姓名",
    "家庭成员身份证号",
    "与户主关系",
    "户月补差",
  ];
  for (const file of ["2018年12月低保.xlsx", "2019年10月低保.xlsx"]) {
    await stageRows(db, {
      file,
      rows: [
        header,
        ["张一", ID(1), "张一", ID(1), "户主", "300"],
        ["张一", ` ${ID(1)}`, "王二", ID(2), "配偶", "300"],
        ["李三", ID(3), "李三", ID(3), "户主", "200"],
        ["赵四", "无", "赵四", ID(4), "户主", "200"],
      ],
    });
  }
  const rows = await db.rows<{ no: string | null; text: string | null }>(
    `SELECT e.household_no AS no, m.household_no_text AS text
     FROM stage.enrolment e JOIN mention m ON m.row_id = e.row_id AND m.role = 'self' ORDER BY e.row_id`,
  );
  const [first, second, third, fourth] = rows.map(({ no }) => no);
  expect(first).toMatch(/^户[0-9a-f]{16}$/);
  expect([second, fourth]).toEqual([first, null]);
  expect(third).not.toBe(first);
  expect(rows.slice(4).map(({ no }) => no)).toEqual([first, second, third, fourth]);
  expect(rows.map(({ text }) => text)).toEqual(rows.map(({ no }) => no));
});

it("does not give the same number in two projects, for it would be the ID under a code that anybody can try", async () => {
  const header = ["户主身份证号", "姓名", "身份证号", "与户主关系", "户月补差"];
  const rows = [
    header,
    [ID(1), "张一", ID(1), "户主", "300"],
    [ID(1), "王二", ID(2), "配偶", "300"],
  ];
  for (const secret of ["甲", "乙", "甲"]) {
    await keepHouseholdSecret(db, secret);
    await stageRows(db, { file: "2019年10月低保.xlsx", rows });
  }
  const found = await db.rows<{ no: string }>(
    "SELECT household_no AS no FROM stage.enrolment WHERE row_no = 2 ORDER BY row_id",
  );
  const [one, other, again] = found.map(({ no }) => no);
  expect(one).toMatch(/^户[0-9a-f]{16}$/);
  expect(other).not.toBe(one);
  expect(again).toBe(one);
});

it("leaves a list of heads only as it is", async () => {
  await stageRows(db, {
    file: "2019年10月低保.xlsx",
    rows: [
      ["户主姓名", "户主身份证号", "家庭人口", "户月补差"],
      ["张一", ID(1), "3", "300"],
      ["李三", ID(3), "2", "200"],
    ],
  });
  expect(await db.rows("SELECT household_no FROM stage.enrolment")).toEqual([
    { household_no: null },
    { household_no: null },
  ]);
});

describe("a column that counts", () => {
  const FAMILIES: readonly (readonly [string, string, string])[] = [
    ["张一", "户主", "300"],
    ["王二", "配偶", ""],
    ["张小", "子", ""],
    ["李三", "户主", "200"],
    ["赵四", "02", "260"],
    ["赵小", "30", ""],
  ];
  const numbersOf = async (header: string, counts: readonly string[]) => {
    await stageRows(db, {
      file: "2019年10月低保.xlsx",
      rows: [
        [header, "家庭成员姓名", "身份证号", "家庭关系", "月补差"],
        ...FAMILIES.map(([name, relation, money], n) => [
          counts[n] ?? "",
          name,
          ID(n),
          relation,
          money,
        ]),
      ],
    });
    const found = await db.rows<{ no: string | null; fen: number | null }>(
      "SELECT household_no AS no, amount_fen AS fen FROM stage.enrolment ORDER BY row_no",
    );
    return found.map(({ no, fen }) => `${no} ${fen}`);
  };
  const TOLD = ["1 30000", "1 30000", "1 30000", "2 20000", "3 26000", "3 26000"];

  it.each([
    ["户数", ["1", "", "", "2", "3", ""]],
    ["序号", ["1", "", "", "2", "3", ""]],
    ["序号", ["1", "1", "1", "2", "3", "3"]],
  ])("the families, %s of %j, numbers the households", async (header, counts) => {
    const found = await numbersOf(header, counts);
    expect(found.map((each) => each.split(" ")[0])).toEqual(TOLD.map((each) => each.split(" ")[0]));
    if (counts[1] === "") expect(found).toEqual(TOLD);
  });

  it.each([
    ["序号", ["1", "2", "3", "4", "5", "6"]],
    ["序号", ["1", "2", "5", "9", "10", "14"]],
    ["户数", ["1", "1", "1", "1", "1", "1"]],
    ["家庭人口", ["3", "", "", "1", "2", ""]],
  ])("something else, %s of %j, does not", async (header, counts) => {
    const found = await numbersOf(header, counts);
    expect(found.every((each) => each.startsWith("null"))).toBe(true);
  });
});

describe("what the head is called, on a list with neither numbers nor his ID", () => {
  const header = ["户主姓名", "姓名", "身份证号", "与户主关系", "月补差", "村"];
  const list = (heads: readonly string[]) =>
    [
      header,
      ["张 一", "张一（户主）", ID(1), "本人", "300", "上村"],
      ["张一", "王二", ID(2), "配偶", "300", "上村"],
      ["李三", "李三", ID(3), "户主", "200", "上村"],
      ["李三", "李小", ID(4), "子", "200", "上村"],
      ["李三", "李三", ID(5), "户主", "100", "下村"],
    ].map((cells, row) =>
      row === 0 ? cells : [heads[row - 1] ?? cells[0] ?? "", ...cells.slice(1)],
    );
  const numbers = async (rows: string[][]) => {
    await stageRows(db, { file: "2019年10月低保.xlsx", rows });
    const found = await db.rows<{ no: string | null }>(
      "SELECT household_no AS no FROM stage.enrolment ORDER BY row_no",
    );
    return found.map(({ no }) => no);
  };

  it("tells households of one village apart, and of two", async () => {
    const found = await numbers(list([]));
    expect(found.every((no) => /^户[0-9a-f]{16}$/.test(no ?? ""))).toBe(true);
    expect(found.map((no) => found.indexOf(no))).toEqual([0, 0, 2, 2, 4]);
  });

  it("is the same however the village is written", async () => {
    const spelled = ["上村委会", "上村", "上村民委员会", "上村", "下村"];
    const rows = list([]).map((cells, row) =>
      row === 0 ? cells : [...cells.slice(0, -1), spelled[row - 1] ?? ""],
    );
    const found = await numbers(rows);
    expect(found.map((no) => found.indexOf(no))).toEqual([0, 0, 2, 2, 4]);
  });

  it("does so where some family has another head on the register", async () => {
    const other = ["周八", "周九", ID(6), "户主", "100", "下村"];
    const found = await numbers([...list([]), other, ["周八", "周小", ID(7), "子", "100", "下村"]]);
    expect(found.map((no) => found.indexOf(no))).toEqual([0, 0, 2, 2, 4, 5, 5]);
  });

  it("is filled down where it stands once a family", async () => {
    const found = await numbers(list(["张一", "", "李三", "", "李三"]));
    expect(found.map((no) => found.indexOf(no))).toEqual([0, 0, 2, 2, 4]);
  });

  it("tells nothing where it is not the head's own name, or gives way to a number", async () => {
    expect(await numbers(list(["孙七", "孙七", "周八", "周八", "吴九"]))).toEqual(
      [1, 2, 3, 4, 5].map(() => null),
    );
    await db.run("DELETE FROM stage.enrolment");
    const numbered = list([]).map((cells, row) => [...cells, row === 0 ? "低保证号" : `7${row}`]);
    expect(await numbers(numbered)).toEqual(["71", "72", "73", "74", "75"]);
  });
});

describe("two heads of one name in one village", () => {
  const people = [
    ["张一", "张一", ID(1), "户主", "9组76号"],
    ["张一", "王二", ID(2), "妻", "9组76号"],
    ["张一", "张一", ID(3), "户主", "2组5号"],
    ["张一", "张小", ID(4), "子", "2组5号"],
    ["李三", "李三", ID(5), "户主", "2组7号"],
    ["李三", "李小", ID(6), "子", "2组7号"],
  ];
  const families = async (order: readonly number[], columns = 5, file = "户籍人口.xlsx") => {
    const isRegister = file === "户籍人口.xlsx";
    const header = ["户主姓名", "姓名", "身份证号", "与户主关系", "住址"].slice(0, columns);
    await stageRows(db, {
      file,
      rows: [
        [...header, isRegister ? "户籍状态" : "月补差", "村"],
        ...order.map((at) => [
          ...(people[at] ?? []).slice(0, columns),
          isRegister ? "正常" : "300",
          "上村",
        ]),
      ],
    });
    // Run again, as each screen may: nothing is changed.
    for (const _ of [1, 2]) await tellHouseholdsApart(db);
    const found = await db.rows<{ no: string | null; text: string | null }>(
      `SELECT household_no AS no, household_no_text AS text FROM mention WHERE role = 'self' ORDER BY row_no`,
    );
    expect(found.every(({ no, text }) => no === text)).toBe(true);
    const [table, field] = isRegister ? ["hukou", "hukou_no"] : ["enrolment", "household_no"];
    expect(await db.rows(`SELECT ${field} AS no FROM stage.${table} ORDER BY row_no`)).toEqual(
      found.map(({ no }) => ({ no })),
    );
    const numbers = found.map(({ no }) => no);
    return numbers.map((no) => (no === null ? null : numbers.indexOf(no)));
  };

  it("are two families, each the rows below its head", async () => {
    expect(await families([0, 1, 2, 3, 4, 5], 4)).toEqual([0, 0, 2, 2, 4, 4]);
  });

  it("are two families by where they live, in whatever order", async () => {
    expect(await families([3, 0, 4, 2, 1, 5])).toEqual([0, 1, 2, 0, 1, 2]);
  });

  it("are not found where a slip calls another of the family 户主 as well", async () => {
    const row = people[1];
    if (row) row[3] = "户主";
    expect(await families([0, 1, 4, 5, 4, 5], 4)).toEqual([0, 0, 2, 2, 2, 2]);
    if (row) row[3] = "妻";
  });

  it("leave a register open whose families nothing tells apart, and no other family of it", async () => {
    expect(await families([3, 0, 4, 2, 1, 5], 4)).toEqual([null, null, 2, null, null, 2]);
  });

  it("stay one on a roll where nothing tells", async () => {
    expect(await families([3, 0, 4, 2, 1, 5], 4, "2019年10月低保.xlsx")).toEqual([
      0, 0, 2, 0, 0, 2,
    ]);
  });
});
