import { expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

const id = (number: number) => `99999919600101${1000 + number}`;
const ZHANG = { name: "张一平", id: id(0), relation: "户主" };
const WIFE = { name: "李二平", id: id(1), relation: "配偶" };
const SON = { name: "张三平", id: id(2), relation: "子" };
const SUN = { name: "孙一平", id: id(3), relation: "户主" };
const DAUGHTER = { name: "孙小红", id: id(4), relation: "女" };
type Person = typeof ZHANG;

interface Named extends Record<string, string | null> {
  name: string;
}

async function named(header: readonly string[], ...rows: readonly (readonly string[])[]) {
  const db: Database = await emptyStage();
  await stageRows(db, [{ file: "低保花名册2019年10月.xlsx", rows: [header, ...rows] }]);
  const found = await db.rows<Named>(
    `SELECT m.name_text AS name, m.id_text AS id, e.relation, m.household_no AS no
     FROM mention m JOIN stage.enrolment e USING (row_id) WHERE m.role = 'self' ORDER BY m.row_no % 67108864, m.row_no`,
  );
  db.close();
  return found.map(({ name, ...rest }) => [name, ...Object.values(rest)].join(" "));
}

const told = (no: string, ...persons: readonly Person[]) =>
  persons.map((person) => `${person.name} ${person.id} ${person.relation} ${no}`);
const HEAD = ["低保证号", "户主姓名", "户主身份证号", "保障人口", "户月保障金额", "乡镇", "村"];
const head = (no: string, { name, id: number }: Person, count: number) => [
  no,
  name,
  number,
  String(count),
  "300",
  "甲乡",
  "东村",
];

it.each([
  ["；", (each: Person) => `${each.name}，${each.id}，${each.relation}`],
  ["、", (each: Person) => `${each.name}（${each.relation}，${each.id}）`],
  ["\n", (each: Person) => `${each.name} ${each.id} ${each.relation}`],
  [";", (each: Person) => `姓名：${each.name}，身份证号：${each.id}，关系：${each.relation}`],
])(
  "reads a family whose cell has its head as well, with “%s” between persons",
  async (mark, write) => {
    const family = (...persons: readonly Person[]) => persons.map(write).join(mark);
    expect(
      await named(
        [...HEAD, "享受成员"],
        [...head("D1", ZHANG, 3), family(ZHANG, WIFE, SON)],
        [...head("D2", SUN, 2), family(SUN, DAUGHTER)],
        // He is not of those whom the cell lists.
        [...head("D3", { ...SUN, name: "孙九平", id: "" }, 1), family({ ...DAUGHTER, id: id(5) })],
        [
          ...head("D4", { ...ZHANG, name: "赵一平", id: id(6) }, 1),
          family({ ...ZHANG, name: "赵一平", id: id(6) }),
        ],
        [
          ...head("D5", { ...ZHANG, name: "钱一平", id: id(7) }, 1),
          family({ ...ZHANG, name: "钱一平", id: id(7) }),
        ],
      ),
    ).toEqual([
      ...told("D1", ZHANG, WIFE, SON),
      ...told("D2", SUN, DAUGHTER),
      ...told("D3", { ...DAUGHTER, id: id(5) }),
      ...told("D4", { ...ZHANG, name: "赵一平", id: id(6) }),
      ...told("D5", { ...ZHANG, name: "钱一平", id: id(7) }),
    ]);
  },
);

it("reads the others of a family beside its head, also who has no number yet", async () => {
  expect(
    await named(
      [...HEAD, "其他家庭成员"],
      [...head("D1", ZHANG, 3), `${WIFE.name}（妻，${WIFE.id}）、张小宝（子，无）`],
      [...head("D2", SUN, 2), `${DAUGHTER.name}（女，${DAUGHTER.id}）、孙小明（子，${id(8)}）`],
      [...head("D3", { ...SUN, name: "周一平", id: id(9) }, 1), ""],
    ),
  ).toEqual([
    `${ZHANG.name} ${ZHANG.id} 户主 D1`,
    `${WIFE.name} ${WIFE.id} 配偶 D1`,
    "张小宝 无 子 D1",
    `${SUN.name} ${SUN.id} 户主 D2`,
    `${DAUGHTER.name} ${DAUGHTER.id} 女 D2`,
    `孙小明 ${id(8)} 子 D2`,
    `周一平 ${id(9)} 户主 D3`,
  ]);
});

it("takes nobody out of a note, or of what is said of a guardian", async () => {
  const others = `${WIFE.name}，${WIFE.id}，妻；${SON.name}，${SON.id}，子`;
  for (const header of ["备注", "监护人情况"])
    expect(
      await named(
        ["低保证号", "姓名", "身份证号", "与户主关系", "户月保障金额", header],
        ["D1", ZHANG.name, ZHANG.id, "户主", "300", others],
        ["D2", SUN.name, SUN.id, "户主", "300", others],
      ),
    ).toEqual([...told("D1", ZHANG), ...told("D2", SUN)]);
});

it("makes no second person of a row out of a form's numbers of columns", async () => {
  expect(
    await named(
      ["低保证号", "姓名", "3.身份证 号码", "与户主关系", "户月保障金额"],
      ["D1", ZHANG.name, ZHANG.id, "户主", "300"],
      ["D2", SUN.name, SUN.id, "户主", "300"],
    ),
  ).toEqual([...told("D1", ZHANG), ...told("D2", SUN)]);
});

it("takes nobody twice where each row of a person has his whole family beside him", async () => {
  const family = (...persons: readonly Person[]) =>
    persons.map((each) => `${each.name}，${each.id}，${each.relation}`).join("；");
  const rows = [
    ["D1", [ZHANG, WIFE, SON]],
    ["D2", [SUN, DAUGHTER]],
  ] as const;
  expect(
    await named(
      ["低保证号", "姓名", "身份证号", "与户主关系", "户月保障金额", "家庭成员"],
      ...rows.flatMap(([no, persons]) =>
        persons.map((each) => [
          ...[no, each.name, each.id, each.relation, "300"],
          family(...persons),
        ]),
      ),
    ),
  ).toEqual(rows.flatMap(([no, persons]) => told(no, ...persons)));
});
