import { expect, it } from "vitest";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { number } from "../support/number.ts";
import { writtenRows } from "../support/written-rows.ts";

const made = writtenRows();

const person = (name: string, family: string, at: number) => ({
  name,
  family,
  id: number(`99999919${50 + at}0307${String(100 + at).padStart(3, "0")}`),
});
type Person = ReturnType<typeof person>;
const [HEAD, WIFE, OTHER, NAMESAKE] = [
  person("赵甲山", "D1", 1),
  person("钱乙河", "D1", 2),
  person("孙丙林", "D2", 3),
  person("钱乙河", "D3", 4),
] as const;
/** Families enough for a roll. */
const rest = Array.from({ length: 20 }, (_, at) =>
  person(`周${"丁戊己庚辛壬癸子丑寅"[at % 10]}${"川田"[Math.floor(at / 10)]}`, `E${at}`, 5 + at),
);

/** How the row of October with another's number is linked; last December's roll has all by their own. */
async function linkOf(row: Person, before: readonly Person[], now: readonly Person[]) {
  const header = "低保证号,姓名,身份证号,月保障金,开始享受年月,乡镇,村".split(",");
  const of = ({ family, name, id }: Person) => [family, name, id, "300", "2018-01", "甲乡", "东村"];
  const roll = (file: string, listed: readonly Person[]) =>
    made.write(file, [header, ...listed.map(of)]);
  roll("低保花名册2018-12.csv", [...before, ...rest]);
  roll("低保花名册2019-10.csv", [row, ...now, ...rest]);
  made.write("户籍人口.csv", [
    ["户号", "与户主关系", "姓名", "公民身份号码", "乡镇", "村", "户籍状态"],
    ...[...before, OTHER, ...rest].map(({ family, name, id }) => [
      ...[family, "户主", name, id, "甲乡", "东村", "正常"],
    ]),
  ]);
  await made.read();
  await resolvePeople(made.db);
  const [link] = await made.db.rows<{ tier: string; rule: string; id18: string; reason: string }>(
    `SELECT l.tier, l.rule, p.id18, w.reason FROM mention m JOIN link l USING (mention_id) JOIN link_why w USING (mention_id)
     JOIN person p USING (person_key) WHERE m.roll = 'dibao' AND m.period = ${2019 * 12 + 9} AND m.row_no = 2`,
  );
  return link;
}

const borrowed: Person = { ...WIFE, id: OTHER.id };

it("takes a row with another's number for whom its roll has in that household in another month", async () =>
  expect(await linkOf(borrowed, [HEAD, WIFE], [HEAD])).toMatchObject({
    ...{ tier: "确认", rule: "R9", id18: WIFE.id },
    reason: expect.stringContaining("同一名册别处有此人的有效证号"),
  }));

it.each([
  ["two of the village bear the name", borrowed, [HEAD, WIFE, NAMESAKE], [HEAD, NAMESAKE]],
  ["it is of another household", { ...borrowed, family: "D9" }, [HEAD, WIFE], [HEAD]],
  ["he stands on the roll by his own number as well", borrowed, [HEAD, WIFE], [HEAD, WIFE]],
  ["the roll has nobody of the name in another month", borrowed, [HEAD], [HEAD]],
])("leaves it open where %s", async (_, row, before, now) => {
  const link = await linkOf(row, before, now);
  expect(link).toBeDefined();
  expect([link?.tier, link?.rule]).not.toEqual(["确认", "R9"]);
});
