import { expect, it } from "vitest";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { canEvaluate } from "../../src/rules/run/can-evaluate.ts";
import { loadedRolls } from "../../src/rules/run/loaded-rolls.ts";
import { unreadNotices } from "../../src/screening/notices/unread.ts";
import { type Unread, unreadColumns } from "../../src/screening/read-inputs.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

const CONTEXT = { month: 2019 * 12 + 9, standards: [], priceLinkage: [] };

async function unreadLines(unread: readonly Unread[]): Promise<string[]> {
  return unreadNotices(unread, await loadRolls()).flatMap(({ lines }) => lines);
}

it("tells of a column most of whose cells were not understood, and of no other", async () => {
  const db = await emptyStage();
  const person = (serial: number, state: string, relation: string) => [
    "1",
    relation,
    `张${serial}`,
    `99999919900101${1000 + serial}`,
    state,
  ];
  await stageRows(db, {
    file: "户籍人口.csv",
    rows: [
      ["户号", "与户主关系", "姓名", "公民身份号码", "户籍状态"],
      person(1, "甲类", "户主"),
      person(2, "甲类", "子"),
      person(3, "正常", "表叔公"),
    ],
  });
  const unread = await unreadColumns(db);
  db.close();
  expect(unread).toEqual([
    { file: "户籍人口.csv", sheet: "", roll: "hukou", field: "state", cells: 2, rows: 3 },
  ]);
  expect((await unreadLines(unread)).at(-1)).toBe(
    "户籍人口.csv：“户籍状态”列 3 行里有 2 行认不出，靠这一列的规则查不全",
  );
});

it("names the column that leaves open of which programme most rows are, not what hangs on it", async () => {
  const db = await emptyStage();
  const person = (serial: number, kind: string) => [
    ...[`D0${serial}`, `张${serial}`, `99999919900101${1000 + serial}`],
    ...[kind, "300"],
  ];
  await stageRows(db, {
    file: "2019年10月社会救助对象台账.csv",
    rows: [
      ["救助证号", "姓名", "身份证号", "救助类别", "月救助标准"],
      ...["低保", "特困", "", "", ""].map((kind, at) => person(at, kind)),
    ],
  });
  const lines = await unreadLines(await unreadColumns(db));
  db.close();
  expect(lines.at(-1)).toBe(
    "2019年10月社会救助对象台账.csv：“救助类别”列 5 行里有 3 行空着，看不出是哪种救助，靠这一列的规则查不全",
  );
});

it("says of a column no cell of which was understood that all were not, however many rows were set aside", async () => {
  const unread = { file: "特困.csv", sheet: "", roll: "tekun", field: "self_care", rows: 11 };
  const lines = await unreadLines([{ ...unread, cells: 12 }]);
  expect(lines.at(-1)).toBe("特困.csv：“生活自理能力”列 11 行全都认不出，靠这一列的规则查不全");
});

it.each([
  [["一档", "二档", "三档"], false],
  [["一档", "二档", "全护理"], true],
] as const)(
  "asks a column of %s for nothing that nobody could read there",
  async (grades, tells) => {
    const db = await emptyStage();
    await stageRows(db, {
      file: "特困人员名册2019年10月.csv",
      rows: [
        ["姓名", "身份证号", "供养方式", "护理档次", "照料护理费"],
        ...grades.map((grade, n) => [`张${n}`, `9999991990010110${10 + n}`, "分散", grade, "260"]),
      ],
    });
    await db.run(
      "CREATE TABLE main.snapshot AS SELECT DISTINCT roll, kind, period, 'current' AS state, NULL::VARCHAR AS programme FROM source_sheet",
    );
    const loaded = await loadedRolls(db);
    db.close();
    const [roll] = loaded;
    expect([roll?.fields.has("self_care"), roll?.fields.has("care_fen")]).toEqual([tells, true]);
    const [rule] = loadPack({ folders: [], only: ["FF05"] });
    if (rule === undefined) throw new Error("no FF05");
    const { gaps } = canEvaluate(rule.header, loaded, await loadRolls(), CONTEXT);
    expect(
      gaps.filter(({ reason }) => reason.includes("“生活自理能力”列的写法都认不出")).length,
    ).toBe(tells ? 0 : 1);
    expect(gaps.filter(({ reason }) => reason.includes("没有“生活自理能力”列"))).toEqual([]);
  },
);

it.each([
  [["现金", "社保卡", "待办", "6217 0012 3456 7890 123"], true],
  [["621700******0123", "621700******0123", "6.21700E+18", "无"], false],
] as const)("takes %s for the accounts that are among them", async (written, tells) => {
  const db = await emptyStage();
  await stageRows(db, {
    file: "社会化发放流水.csv",
    rows: [
      ["发放项目", "姓名", "身份证号", "所属年月", "发放金额", "银行账号"],
      ...written.map((account, n) => [
        ...["农村低保金", `张${n}`, `9999991990010110${10 + n}`, "2019-10", "300"],
        account,
      ]),
    ],
  });
  await db.run(
    "CREATE TABLE main.snapshot AS SELECT DISTINCT roll, kind, period, 'current' AS state, NULL::VARCHAR AS programme FROM source_sheet",
  );
  const [roll] = await loadedRolls(db);
  const rows = await db.rows<{ account: string | null }>(
    "SELECT account FROM stage.payment WHERE account IS NOT NULL",
  );
  db.close();
  expect(roll?.fields.has("account")).toBe(tells);
  // What stars leave tells a guardian's account apart from others, and no account that several share.
  const masked = ["621700******0123", "621700******0123"];
  expect(rows.map(({ account }) => account)).toEqual(tells ? ["6217001234567890123"] : masked);
});
