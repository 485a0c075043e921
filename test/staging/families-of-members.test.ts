import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const rows = writtenRows();
const HOUSEHOLDS = "低保家庭信息202508.csv";
const MEMBERS = "低保成员信息202508.csv";
const FAMILIES = Array.from({ length: 20 }, (_, family) => family);
const family = (of: number) => `999901JT${10_000 + of}`;
const certificate = (of: number) => `99990150${10_000 + of}`;

function writeHouseholds(more: string, number: (of: number) => string) {
  rows.write(HOUSEHOLDS, [
    [more, "救助证号", "户主姓名", "户主身份证号", "救助类型", "救助金额（元/月）", "所属乡镇"],
    ...FAMILIES.map((of) => {
      const { name, id } = madePerson(of * 3);
      return [number(of), certificate(of), name, id, "农村低保", `${300 + of}`, "甲镇"];
    }),
  ]);
}

/** Three people a household; `from` is where the made persons begin. */
function writeMembers(number: (of: number) => string, from = 0) {
  rows.write(MEMBERS, [
    ["家庭编号", "姓名", "证件号码", "与户主关系"],
    ...FAMILIES.flatMap((of) =>
      [0, 1, 2].map((member) => {
        const { name, id } = madePerson(from + of * 3 + member);
        return [number(of), name, id, member === 0 ? "户主" : "子"];
      }),
    ),
  ]);
}

const enrolled = () =>
  rows.db.rows(
    `SELECT min(e.household_no) AS first, count(DISTINCT e.household_no)::INTEGER AS families, count(*)::INTEGER AS people,
       count(*) FILTER (m.household_no = e.household_no)::INTEGER AS same, min(amount_fen)::INTEGER AS least, max(amount_fen)::INTEGER AS most
     FROM stage.enrolment e JOIN mention m ON m.sheet_id = e.sheet_id AND m.row_no = e.row_no AND m.role = 'self'
     WHERE duplicate_of IS NULL`,
  );

it("puts members who are numbered by family under the certificate that the list of households has beside that number", async () => {
  writeHouseholds("家庭编号", family);
  writeMembers(family);
  await rows.read();
  const [found] = await enrolled();
  expect(found).toEqual({
    ...{ first: certificate(0), families: 20, people: 60, same: 60, least: 30000, most: 31900 },
  });
});

it("is as before where the list of households has gone", async () => {
  writeHouseholds("家庭编号", family);
  writeMembers(family);
  await rows.read();
  rmSync(rows.path(HOUSEHOLDS));
  await rows.read();
  const [found] = await enrolled();
  expect(found).toEqual({
    ...{ first: family(0), families: 20, people: 60, same: 60, least: null, most: null },
  });
});

it("joins no lists that number other families alike", async () => {
  writeHouseholds("序号", (of) => String(of + 101));
  writeMembers((of) => String(of + 101), 60);
  await rows.read();
  const [found] = await enrolled();
  expect(found).toMatchObject({ families: 40, people: 80 });
});
