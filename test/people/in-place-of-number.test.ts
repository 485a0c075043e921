import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";
import { confirmed, findAll, maybe, nobody, on } from "./support/found.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const CARD = "6217001234567890128";
const [WANG, LI, ZHAO, SUN, OTHER_WANG] = [
  "99999919500101001",
  "99999919600202002",
  "99999919700303003",
  "99999919800404004",
  "99999919880808008",
].map(number) as [string, string, string, string, string];

const PLACE = ["平安镇", "上坝村委会"];
const register = {
  file: "户籍人口.csv",
  rows: [
    ["户号", "姓名", "公民身份号码", "与户主关系", "乡镇", "村"],
    ["1001", "王福山", WANG, "户主", ...PLACE],
    ["1001", "李财珍", LI, "配偶", ...PLACE],
    ["1002", "赵六根", ZHAO, "户主", ...PLACE],
    ["1003", "孙七妹", SUN, "户主", ...PLACE],
    ["1004", "王福山", OTHER_WANG, "户主", "平安镇", "下坝村委会"],
  ],
};

/** Others of the list, by whose numbers its column is known. */
const OTHERS = Array.from({ length: 12 }, (_, at) => [
  `郑${"甲乙丙丁戊己庚辛壬癸子丑"[at]}`,
  number(`9999991960050${1 + (at % 9)}${300 + at}`),
]);
const HEADER = ["姓名", "身份证号", "救助金额", "救助时间", "乡镇", "村"];
const aided = (...rows: readonly (readonly string[])[]) => ({
  file: "临时救助台账.csv",
  rows: [
    HEADER,
    ...[...rows, ...OTHERS].map(([name = "", id = "", ...place]) => [
      ...[name, id, "500", "2019-05-06"],
      ...(place.length > 0 ? place : PLACE),
    ]),
  ],
});

/** Whose each row of the list is: tier, rule, the number of him or of the first he may be, and the day the row was read to say. */
async function found() {
  await resolvePeople(db);
  return db.rows(`SELECT l.tier, l.rule, coalesce(c.id18, p.id18) AS id, CAST(m.birth_on AS VARCHAR) AS born, w.reason
    FROM mention m
    JOIN link l USING (mention_id)
    JOIN link_why w USING (mention_id)
    JOIN person p ON p.person_key = l.person_key
    LEFT JOIN link_candidate k ON k.mention_id = m.mention_id AND k.weight_order = 1
    LEFT JOIN person c ON c.person_key = k.person_key
    WHERE m.kind <> 'hukou' AND NOT starts_with(m.name_text, '郑') ORDER BY m.mention_id`);
}

it("takes a birthday in the place of the number for what it says, and for no number", async () => {
  await stageRows(db, [
    register,
    aided(
      ["王福山", "19500101"],
      ["李财珍", "1960.2.2"],
      ["赵六根", "1970年3月3日"],
      ["孙七妹", "1980-04-04 00:00:00"],
      // Who bears the name in the village was born on another day: the other village's has this one.
      ["王福山", "1988-08-08"],
      // Of the day nothing is known.
      ["孙七妹", "1980年4月"],
      ["孙七妹", "2019.5.6补办"],
    ),
  ]);
  const rows = await found();
  expect(rows.slice(0, 4)).toMatchObject(
    [WANG, LI, ZHAO, SUN].map((id) => ({ tier: "确认", rule: "R4", id })),
  );
  expect(rows[0]).toMatchObject({ born: "1950-01-01" });
  expect(rows[0]?.reason).toContain("证号栏填的是日期");
  expect(rows[4]).toMatchObject({ id: OTHER_WANG, born: "1988-08-08" });
  for (const row of rows.slice(5))
    expect(row).toMatchObject({ tier: "疑似", rule: "R7", id: SUN, born: null });
});

it("holds a day of late against nobody: it may be that of his death or of the payment", async () => {
  const bare = await openDatabase();
  const li = { id_text: LI, name_text: "李财珍" };
  const died = (day: string) =>
    on("death", {
      name_text: "李财珍",
      id_text: day,
      birth_on: day,
      period: monthNumber(2019, 10),
    });
  const of = async (day: string) => (await findAll(bare, [li, died(day)])).at(-1);
  for (const day of ["2019-05-06", "2018-11-30"]) expect(await of(day)).toEqual(maybe("R7", LI));
  expect(await of("1960-02-02")).toEqual(confirmed("R4"));
  // Whoever was born then is another of her name.
  for (const day of ["1950-05-06", "2015-05-06"]) expect(await of(day)).toEqual(nobody);
  bare.close();
}, 60_000);

it("believes the column of birthdays before the cell of numbers", async () => {
  const { rows } = aided(["王福山", "1950-01-01"]);
  const born = ["出生日期", "1950-01-02"];
  await stageRows(db, [
    register,
    { file: "临时救助台账.csv", rows: rows.map((cells, at) => [...cells, born[at] ?? ""]) },
  ]);
  expect(await found()).toMatchObject([{ born: "1950-01-02" }]);
});

it("holds neither a card nor a telephone number against somebody of the name and village", async () => {
  await stageRows(db, [
    register,
    aided(
      ["李财珍", CARD],
      ["赵六根", "6217 0012 3456 7890 128"],
      ["孙七妹", "13812345678"],
      // A number of another person's, damaged: it does speak against him.
      ["孙七妹", "888888193112129999"],
    ),
  ]);
  const rows = await found();
  expect(rows.slice(0, 3)).toMatchObject(
    [LI, ZHAO, SUN].map((id) => ({ tier: "疑似", rule: "R7", id })),
  );
  expect(rows[0]?.reason).toContain("证号栏填的是银行账号");
  expect(rows[2]?.reason).toContain("证号栏填的是电话号码");
  expect(rows[3]).not.toMatchObject({ rule: "R7" });
});

it("makes nobody of two who have one telephone or were born on one day", async () => {
  const elsewhere = ["永安乡", "中坝村委会"];
  await stageRows(db, [
    register,
    aided(
      ["周八", "19770707"],
      ["周八", "19770707", ...elsewhere],
      ["吴九", "13812345678"],
      ["吴九", "13812345678", ...elsewhere],
    ),
  ]);
  expect(await found()).toMatchObject(Array(4).fill({ tier: expect.not.stringMatching("确认") }));
});

it("keeps what is decided of namesakes apart by the telephone or card that each has in the place of the number", async () => {
  const bare = await openDatabase();
  const said = (id_text: string) => on("aid", { name_text: "李财珍", id_text });
  await findAll(bare, [
    said("13812345678"),
    said("138 1234 5678"),
    said("13912345678"),
    said(CARD),
    said(""),
  ]);
  const signatures = await bare.rows<{ signature: string }>(
    "SELECT signature FROM loose_naming ORDER BY mention_id",
  );
  const [one, same, ...others] = signatures.map(({ signature }) => signature);
  expect(same).toBe(one);
  expect(new Set([one, ...others]).size).toBe(4);
  bare.close();
}, 60_000);

it("takes the number of the card of a 残疾人 where a birthday stands in place of his own, and not somebody else's", async () => {
  await stageRows(db, [
    register,
    {
      file: "持证残疾人名单.csv",
      rows: [
        ["姓名", "身份证号", "残疾证号", "残疾类别", "残疾等级"],
        ["赵六根", "1970年3月3日", `${ZHAO}43`, "肢体", "三级"],
        ["孙七妹", "13812345678", `${SUN}42`, "肢体", "二级"],
        ["王福山", "1950.1.1", `${LI}42`, "肢体", "二级"],
      ],
    },
  ]);
  const rows = await found();
  expect(rows.slice(0, 2)).toMatchObject([ZHAO, SUN].map((id) => ({ rule: "R1", id })));
  expect(rows[2]).not.toMatchObject({ id: LI });
});

const DIBAO = [
  "低保证号",
  "姓名",
  "身份证号",
  "与户主关系",
  "城乡类别",
  "开始享受年月",
  "乡镇",
  "村",
];
const onDibao = (...rows: readonly (readonly string[])[]) => ({
  file: "2019年10月低保对象花名册.csv",
  rows: [
    DIBAO,
    ...rows.map(([family = "", name = "", id = "", relation = "户主"]) => [
      ...[family, name, id, relation, "农村低保", "2018-03"],
      ...PLACE,
    ]),
  ],
});

it("knows the household by the 低保证号 that stands in the place of the number, and by an account whose it is", async () => {
  const other = number("99999919900909009");
  await stageRows(db, [
    register,
    onDibao(
      ["9999012019000120034", "王福山", WANG],
      ["9999012019000120034", "李财珍", LI, "配偶"],
      ["9999012019000120035", "王福山", other],
    ),
    {
      file: "2019年10月特困人员花名册.csv",
      rows: [
        ["姓名", "身份证号", "供养方式", "基本生活费", "开始享受年月", "乡镇", "村", "银行账号"],
        ["赵六根", ZHAO, "分散供养", "560", "2018-01", ...PLACE, "0532901101500012345"],
      ],
    },
    aided(
      ["王福山", "9999012019000120034"],
      ["王福山", "9999012019000120035"],
      ["赵六根", "0532901101500012345"],
      // Nobody of the name is in the household.
      ["孙七妹", "9999012019000120034"],
    ),
  ]);
  const rows = (await found()).filter(({ reason }) => String(reason).includes("证号栏"));
  expect(rows).toMatchObject([
    { tier: "确认", rule: "R6", id: WANG, reason: expect.stringContaining("填的是低保证号或户号") },
    { tier: "确认", rule: "R6", id: other },
    { tier: "确认", rule: "R6", id: ZHAO, reason: expect.stringContaining("填的是银行账号") },
    { tier: "疑似", rule: "R7", id: SUN },
  ]);
});

it("mends the damaged number of a head where households are numbered by these", async () => {
  const slip = `${WANG.slice(0, 16)}${(Number(WANG[16]) + 1) % 10}${WANG.slice(17)}`;
  await stageRows(db, [
    register,
    onDibao([slip, "王福山", slip], [slip, "李财珍", LI, "配偶"], [ZHAO, "赵六根", ZHAO]),
  ]);
  expect((await found())[0]).toMatchObject({ tier: "确认", rule: "R2", id: WANG });
});

/** Aid to twelve people whose column of numbers has another one. */
const numbered = (idOf: (at: number) => string) => ({
  file: "临时救助台账.csv",
  rows: [
    HEADER,
    ["王福山", idOf(0), "500", "2019-05-06", ...PLACE],
    ["李财珍", idOf(1), "500", "2019-05-06", ...PLACE],
    ...Array.from({ length: 10 }, (_, at) => [
      `郑${"甲乙丙丁戊己庚辛壬癸"[at]}`,
      idOf(at + 2),
      ...["500", "2019-05-06", ...PLACE],
    ]),
  ],
});
const foundOn = async (idOf: (at: number) => string) => {
  await stageRows(db, [register, numbered(idOf)]);
  await resolvePeople(db);
  return db.rows(
    `SELECT coalesce(o.id18, p.id18) AS whose
     FROM mention m JOIN link l USING (mention_id) JOIN person p ON p.person_key = l.person_key
     LEFT JOIN link_candidate c ON c.mention_id = m.mention_id AND c.weight_order = 1 LEFT JOIN person o ON o.person_key = c.person_key
     WHERE m.kind = 'aid' ORDER BY m.row_no LIMIT 3`,
  );
};

it.each([
  [
    "the number of a village where an old ID has a birthday",
    (at: number) => `999999101001${String(101 + at)}`,
  ],
  [
    "serial numbers of which some hold a birthday",
    (at: number) => `999999${String(101228 + at * 3)}001`,
  ],
])("takes no column of numbers that run on for old IDs: %s", async (_, idOf) => {
  expect(await foundOn(idOf)).toEqual([{ whose: WANG }, { whose: LI }, { whose: null }]);
});

it("takes a column of old IDs for what they are", async () => {
  const [, , old] = await foundOn((at) => `999999${40 + at}010${1 + (at % 9)}${String(101 + at)}`);
  expect(String(old?.whose)).toMatch(/^99999919420103103/);
});
