import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const HEADER = ["序号", "低保证号", "姓名", "与户主关系", "身份证号", "低保类别", "月补差", "备注"];
const person = (at: number) => [
  String(at + 1),
  `D${500 + at}`,
  `赵${"甲乙丙丁戊己庚辛壬癸"[at % 10]}`,
  at % 3 ? "之妻" : "户主",
  `99999919700101${1000 + at}`,
  "农村低保",
  "420",
  "",
];

/** A list of forty people with these rows in place of the fifth and those after it. */
async function read(...odd: readonly (readonly string[])[]) {
  const rows = Array.from({ length: 40 }, (_, at) => odd[at - 4] ?? person(at));
  await stageRows(db, { file: "低保花名册2019-10.csv", rows: [HEADER, ...rows] });
  return db.rows(
    `SELECT m.id_text AS id, m.name_text AS name, m.household_no_text AS no, e.relation, CAST(e.amount_fen AS INTEGER) AS fen
     FROM mention m JOIN stage.enrolment e USING (row_id) WHERE m.row_no BETWEEN 6 AND ${5 + odd.length} ORDER BY m.row_no`,
  );
}

const RIGHT = {
  id: "999999197001011004",
  name: "赵戊",
  no: "D504",
  relation: "配偶",
  fen: 42000,
};

it("puts the cells of a row back that stand one column to the right of their own", async () => {
  expect(await read(["", ...person(4).slice(0, -1)])).toEqual([RIGHT]);
});

it.each([
  [
    "the cell too many stands in the middle",
    [...person(4).slice(0, 2), "", ...person(4).slice(2, -1)],
  ],
  ["one is missing", [...person(4).slice(1), ""]],
])("puts them back where %s", async (_, cells) => {
  expect(await read(cells)).toEqual([RIGHT]);
});

it("puts the number and another cell back that were exchanged", async () => {
  const cells = person(4);
  const exchanged = cells.with(1, cells[4] ?? "").with(4, cells[1] ?? "");
  expect(await read(exchanged)).toEqual([RIGHT]);
});

// That of his head, or of whoever draws for him.
it.each(["", "办理中"])(
  "gives nobody a number that is noted in a row of his own with “%s”",
  async (own) => {
    const [noted] = await read(person(4).with(4, own).with(7, "999999195001010015"));
    expect(noted).toMatchObject({ id: own || null, name: "赵戊", no: "D504", fen: 42000 });
  },
);

it("moves nothing on a list with numbers of others in a column of their own", async () => {
  const header = HEADER.with(7, "监护人证件");
  const rows = Array.from({ length: 40 }, (_, at) =>
    person(at)
      .with(7, `99999919500101${1000 + at}`)
      .with(4, at === 4 ? "无" : (person(at)[4] ?? "")),
  );
  await stageRows(db, { file: "低保花名册2019-10.csv", rows: [header, ...rows] });
  const ids = await db.rows<{ id: string }>(
    "SELECT id_text AS id FROM mention WHERE role = 'self' AND row_no = 6",
  );
  expect(ids.map(({ id }) => id)).not.toContain("999999195001011004");
});

it("knows a row drawn to the left where its number stands under the name", async () => {
  const header = ["序号", "乡镇", "村", "姓名", "身份证号", "死亡日期", "信息来源"];
  const dead = (at: number) => [
    String(at + 1),
    "金河乡",
    "东村村委会",
    `赵${"甲乙丙丁戊己庚辛壬癸"[at % 10]}`,
    `99999919700101${1000 + at}`,
    "2019-03-08",
    "火化",
  ];
  const rows = Array.from({ length: 40 }, (_, at) =>
    at === 4 ? [...dead(4).slice(1), ""] : dead(at),
  );
  // Name and number that changed places are told from one another elsewhere.
  const swapped = dead(9)
    .with(3, dead(9)[4] ?? "")
    .with(4, dead(9)[3] ?? "");
  await stageRows(db, { file: "死亡人员名单.csv", rows: [header, ...rows.with(9, swapped)] });
  expect(
    await db.rows(
      "SELECT id_text AS id, name_text AS name, town_text AS town FROM mention WHERE row_no IN (6, 11) ORDER BY row_no",
    ),
  ).toEqual([
    { id: "999999197001011004", name: "赵戊", town: "金河乡" },
    { id: "赵癸", name: "999999197001011009", town: "金河乡" },
  ]);
});

it("says in the list of files how many rows it put back", async () => {
  await read(["", ...person(4).slice(0, -1)]);
  expect(await db.rows("SELECT read_note FROM source_file")).toEqual([
    { read_note: expect.stringMatching(/^1 行的格子错位/) },
  ]);
});

it("has nothing to say of rows that stand as they are", async () => {
  await read(person(4));
  expect(await db.rows("SELECT read_note FROM source_file")).toEqual([{ read_note: null }]);
});

it("puts the cells of somebody back whose family name is also a grandchild", async () => {
  const cells = person(4).with(2, "孙大海");
  expect(await read(["", ...cells.slice(0, -1)])).toEqual([{ ...RIGHT, name: "孙大海" }]);
});

it.each(["未办理", "暂缺", "正在办理", "待补录"])(
  "gives nobody of whose number it says %s that of the head whose household is numbered by it",
  async (text) => {
    const cells = person(4)
      .with(4, text)
      .with(1, person(3)[4] ?? "");
    expect(await read(cells)).toMatchObject([{ id: text, no: person(3)[4] }]);
  },
);

it.each([
  [7, 0],
  [12, 12],
])(
  "puts back up to a fifth of a list whose rows stand out of their columns: %d of 40 leave %d",
  async (odd, left) => {
    const rows = Array.from({ length: 40 }, (_, at) =>
      at % 3 === 0 && at < odd * 3 ? ["", ...person(at).slice(0, -1)] : person(at),
    );
    await stageRows(db, { file: "低保花名册2019-10.csv", rows: [HEADER, ...rows] });
    const [told] = await db.rows(
      "SELECT count(*)::INTEGER AS n FROM mention WHERE role = 'self' AND length(COALESCE(id_text, '')) < 18",
    );
    expect(told).toEqual({ n: left });
  },
);
