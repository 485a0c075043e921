import { expect, it } from "vitest";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { number } from "../support/number.ts";
import { writtenRows } from "../support/written-rows.ts";

const made = writtenRows();

/** Two each of twelve families; their birthdays are the seventh of months of 1956 to 1979. */
const people = Array.from({ length: 24 }, (_, at) => {
  const [year, month] = [1956 + at, String(1 + (at % 12)).padStart(2, "0")];
  return {
    family: `D${Math.floor(at / 2)}`,
    name: `赵${"甲乙丙丁戊己庚辛壬癸子丑"[at % 12]}${"山河"[Math.floor(at / 12)]}`,
    id: number(`999999${year}${month}07${String(100 + at).padStart(3, "0")}`),
    birth: `${year}-${month}`,
  };
});
const [first] = people as [(typeof people)[number]];

/** How the row without a number of last year's roll is linked; `births` are its birthdays, in rows of twelve families. */
async function linkOf(births: readonly string[]) {
  const header = ["低保证号", "姓名", "身份证号", "月保障金", "开始享受年月", "乡镇", "村"];
  const of = ({ family, name, id }: (typeof people)[number]) => [
    ...[family, name, id, "300", "2018-01", "甲乡", "东村"],
  ];
  made.write("低保花名册2019-10.csv", [header, ...people.map(of)]);
  made.write("低保花名册2018-12.csv", [
    [...header, "出生年月"],
    ...people.map((person, at) => [
      ...of(at === 0 ? { ...person, id: "办理中" } : person),
      births[at] ?? "",
    ]),
  ]);
  await made.read();
  await resolvePeople(made.db);
  const [found] = await made.db.rows(
    `SELECT l.tier, l.rule, p.id18, regexp_extract(l2.evidence, '出生日期"[^}]*verdict":"([^"]*)', 1) AS verdict
     FROM mention m JOIN link l USING (mention_id) LEFT JOIN link_candidate c USING (mention_id)
     JOIN person p ON p.person_key = coalesce(c.person_key, l.person_key) JOIN link_told l2 USING (mention_id) WHERE m.id_text = '办理中'`,
  );
  return found;
}

it("takes a month of birth for no day: it is nobody else's for that", async () => {
  const months = people.map(({ birth }) => birth);
  expect(await linkOf(months)).toEqual({
    ...{ tier: "确认", rule: "R6", id18: first.id, verdict: "年月一致" },
  });
});

it("leaves open whose a row is that has another month", async () => {
  const months = people.map(({ birth }, at) => (at === 0 ? "1956-02" : birth));
  expect(await linkOf(months)).toMatchObject({ tier: "疑似", id18: first.id, verdict: "不同" });
});

it("leaves open whose a row is that has the first of the month among days", async () => {
  const days = people.map(({ birth }, at) => `${birth}-${at === 0 ? "01" : "07"}`);
  expect(await linkOf(days)).toMatchObject({ tier: "疑似", id18: first.id, verdict: "不同" });
});
