import { expect, it } from "vitest";
import { sourceRow } from "../../src/cli/explain/source-row.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

const HEAD = ["张一平", "999999196001011002"];
const WIFE = ["李二平", "999999196001011010"];
const SON = ["张三平", "999999196001011029"];
const MEMBERS = ["成员1姓名", "成员1身份证号", "成员2姓名", "成员2身份证号"];

async function shown(header: string[], cells: string[], person: number) {
  const db = await emptyStage();
  await stageRows(db, [{ file: "低保花名册2019年10月.csv", rows: [header, cells] }]);
  await resolvePeople(db);
  const place = { file: "低保花名册2019年10月.csv", sheet: "", row: 2, person };
  const row = await sourceRow(db, place, { isUnmasked: true });
  db.close();
  return {
    member: row?.member,
    cells: row?.cells.map(({ header: name, text }) => `${name} ${text}`),
    links: row?.links.length,
  };
}

it("shows of a row that names a family the cells of the one it is about, and those for all", async () => {
  const header = ["户主姓名", "户主身份证号", "低保证号", "户月保障金额", ...MEMBERS];
  const cells = [...HEAD, "9990001", "300", ...WIFE, ...SON];
  const all = [
    "户主姓名 张一平",
    "户主身份证号 999999196001011002",
    "低保证号 9990001",
    "户月保障金额 300",
  ];
  expect(await shown(header, cells, 0)).toEqual({ member: "户主", cells: all, links: 1 });
  expect(await shown(header, cells, 2)).toEqual({
    member: "成员2",
    cells: [...all, "成员2姓名 张三平", "成员2身份证号 999999196001011029"],
    links: 1,
  });
});

it("shows no other member's cells where the head is one of them", async () => {
  const header = ["低保证号", "户月保障金额", ...MEMBERS];
  expect(await shown(header, ["9990001", "300", ...WIFE, ...SON], 1)).toEqual({
    member: "成员2",
    cells: [
      "低保证号 9990001",
      "户月保障金额 300",
      "成员2姓名 张三平",
      "成员2身份证号 999999196001011029",
    ],
    links: 1,
  });
});
