import { expect, it } from "vitest";
import { loadPack } from "../../src/rules/load-pack.ts";
import { writeUnsurePeople } from "../../src/rules/run/unsure-people.ts";
import { madePerson as person, writtenRows } from "../support/written-rows.ts";

const county = writtenRows();
const { write } = county;

type Person = ReturnType<typeof person>;

const people = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => person(from + at));
const masked = ({ name, id }: Person): Person => ({
  name: `${name.charAt(0)}**`,
  id: `${id.slice(0, 6)}********${id.slice(14)}`,
});
const nameless = ({ name }: Person): Person => ({ name: `${name.charAt(0)}**`, id: "" });

const CARE = "重度残疾人护理补贴";
const LIVING = "困难残疾人生活补贴";
/** Rows of the roll of subsidies. */
const listed = (who: readonly Person[], town: string, programme = CARE) =>
  who.map(({ name, id }) => [name, id, programme, "80", "2018-01", town, town && "西村"]);

function writeRoll(rows: readonly (readonly string[])[], file = "残疾人补贴名册2019-10.csv") {
  write(file, [
    ["姓名", "身份证号", "补贴类别", "补贴金额", "开始享受年月", "乡镇", "村"],
    ...rows,
  ]);
}

function writePayments(month: string, who: readonly Person[]) {
  write(`发放流水2019${month}.csv`, [
    ["姓名", "身份证号", "发放项目", "所属年月", "发放日期", "发放金额", "发放状态", "乡镇", "村"],
    ...who.map(({ name, id }) => [
      ...[name, id, "特困", `2019-${month}`, `2019-${month}-08`],
      ...["560", "成功", "甲乡", "西村"],
    ]),
  ]);
}

/** A register of people of whom none is on the roll. */
function writeRegister(towns: readonly string[], file = "户籍人口.csv") {
  write(file, [
    ["户号", "姓名", "身份证号", "与户主关系", "户籍状态", "乡镇", "村"],
    ...towns.map((town, at) => {
      const { name, id } = person(140 + at + file.length);
      return [`${file.length}${at}`, name, id, "户主", "正常", town, town && "东村"];
    }),
  ]);
}

/** Whom the rolls leave open, and whom a rule therefore cannot judge. */
async function opened(rule = "LB07") {
  await county.build();
  const { unplaced } = await writeUnsurePeople(county.db, loadPack());
  const unsure = await county.db.rows<{ town: string | null; reason: string }>(
    `SELECT DISTINCT p.town, u.reason FROM unsure_person u JOIN person p USING (person_key)
     WHERE u.rule = $rule AND u.reason LIKE '可能就在%' ORDER BY p.town`,
    { rule },
  );
  return {
    unplaced: unplaced.map(
      ({ roll, county, town, percent }) =>
        `${roll} ${county ?? ""}${town ?? "everybody"} ${percent}`,
    ),
    files: [...new Set(unplaced.flatMap(({ files }) => files))],
    unsure: unsure.map(({ town }) => town),
    reasons: [...new Set(unsure.map(({ reason }) => reason))],
  };
}

it("takes no row for somebody's because others are masked like it", async () => {
  const own = people(0, 22).map(masked);
  writeRoll([...listed(own, "甲乡"), ...listed(people(30, 25), "乙乡")]);
  writePayments("09", own);
  writeRegister(["甲乡", "乙乡"]);
  const { unplaced, unsure } = await opened();
  expect(unplaced).toEqual(["payment 甲乡 100", "subsidy 甲乡 100"]);
  expect(unsure).toEqual(["甲乡"]);
});

it("takes people of plain names for themselves where nobody has a number", async () => {
  const own = people(0, 22).map(({ name }) => ({ name, id: "" }));
  writeRoll(listed(own, "甲乡"));
  writePayments("09", own);
  writeRegister(["甲乡"]);
  expect((await opened()).unplaced).toEqual([]);
});

/** Twenty-two of the register of either township, all of 西村, whom the roll has by their names alone. */
function writeNamesOfRegistered(other: (at: number) => string, town: string) {
  const own = people(0, 22);
  const others = people(30, 22).map(({ id }, at) => ({ name: other(at), id }));
  writeRoll(
    listed(
      own.map(({ name }) => ({ name, id: "" })),
      town,
    ),
  );
  write("户籍人口.csv", [
    ["户号", "姓名", "身份证号", "与户主关系", "户籍状态", "乡镇", "村"],
    ...[own, others].flatMap((who, which) =>
      who.map(({ name, id }, at) => {
        const place = which === 0 ? "甲乡" : "乙乡";
        return [`${which}-${at}`, name, id, "户主", "正常", place, "西村"];
      }),
    ),
  ]);
}

it("leaves nobody open but its candidates where a row of a plain name may be somebody's of the register", async () => {
  writeNamesOfRegistered((at) => person(60 + at).name, "甲乡");
  expect((await opened()).unplaced).toEqual([]);
  const tiers = await county.db.rows(
    "SELECT DISTINCT l.tier FROM link l JOIN mention USING (mention_id) WHERE roll = 'subsidy'",
  );
  expect(tiers).toEqual([{ tier: "疑似" }]);
});

it("leaves everybody open where the rows say nothing but names that several bear", async () => {
  writeNamesOfRegistered((at) => person(at).name, "");
  expect((await opened()).unplaced).toEqual(["subsidy everybody 100"]);
});

it("leaves open those of no township too, and says so in a sentence", async () => {
  writeRoll([...listed(people(0, 21).map(masked), "甲乡"), ...listed(people(30, 40), "乙乡")]);
  writeRegister(["甲乡", "乙乡", ""]);
  const { unsure, reasons, files } = await opened();
  expect(unsure).toEqual(["甲乡", null]);
  expect(reasons).toEqual(["可能就在《残疾人两项补贴名册》上：其中甲乡的行有 100% 认不准是谁的"]);
  expect(files).toEqual(["残疾人补贴名册2019-10.csv"]);
});

it("leaves nobody open for a few rows without a township", async () => {
  writeRoll([...listed(people(0, 21).map(nameless), ""), ...listed(people(30, 40), "乙乡")]);
  writeRegister(["乙乡"]);
  expect((await opened()).unplaced).toEqual([]);
});

it("judges townships of a few rows together, and not those of many by the others", async () => {
  const towns = ["甲乡", "丙乡", "丁乡"].flatMap((town, at) =>
    listed(people(at * 12, 12).map(masked), town),
  );
  writeRoll([...towns, ...listed(people(60, 30), "乙乡")]);
  writeRegister(["甲乡", "乙乡", "丙乡", "丁乡"]);
  const { unplaced, unsure } = await opened();
  expect(unplaced).toEqual(["subsidy 丁乡 54", "subsidy 丙乡 54", "subsidy 甲乡 54"]);
  expect(unsure).toEqual(["丁乡", "丙乡", "甲乡"]);
});

it("judges each county by its own rows", async () => {
  const roll = "残疾人补贴名册2019-10.csv";
  writeRoll(listed(people(0, 21).map(masked), "甲乡"), `北县/${roll}`);
  writeRoll(listed(people(30, 40), "甲乡"), `南县/${roll}`);
  writeRegister(["甲乡"], "北县/户籍人口.csv");
  writeRegister(["甲乡"], "南县/户籍人口（南）.csv");
  const { unplaced } = await opened();
  expect(unplaced).toEqual(["subsidy 北县甲乡 100"]);
  const sure = await county.db.rows(
    `SELECT DISTINCT split_part(f.file, '/', 1) AS county FROM unsure_person u
     JOIN link l USING (person_key) JOIN mention m USING (mention_id) JOIN source_sheet USING (sheet_id) JOIN source_file f USING (file_id)
     WHERE u.rule = 'LB07' AND u.reason LIKE '可能就在%'`,
  );
  expect(sure).toEqual([{ county: "北县" }]);
});

it("judges each programme by its own rows, and a masked copy beside the whole list not at all", async () => {
  writeRoll([
    ...listed(people(0, 25).map(masked), "甲乡", LIVING),
    ...listed(people(30, 40), "甲乡", CARE),
  ]);
  writeRoll(listed(people(30, 40).map(masked), "甲乡"), "残疾人补贴公示2019-10.csv");
  writeRegister(["甲乡"]);
  expect((await opened()).unplaced).toEqual(["subsidy 甲乡 100"]);
});

it("judges each month that was paid for by its own rows", async () => {
  const paid = people(0, 25);
  for (const month of ["07", "08", "09"])
    writePayments(month, month === "08" ? paid.map(nameless) : paid);
  writeRegister(["甲乡"]);
  const { unplaced, files } = await opened();
  expect(unplaced).toEqual(["payment 甲乡 100"]);
  expect(files).toEqual(["发放流水201908.csv"]);
});

it("looks at lists of aid too", async () => {
  write("临时救助台账.csv", [
    ["姓名", "身份证号", "救助原因", "救助金额", "申请日期", "审批日期", "乡镇", "村"],
    ...people(0, 22).map((who) => {
      const { name, id } = masked(who);
      return [name, id, "疾病", "2000", "2019-09-01", "2019-09-10", "甲乡", "西村"];
    }),
  ]);
  writeRegister(["甲乡"]);
  const { unplaced, unsure } = await opened("LB13");
  expect(unplaced).toEqual(["aid 甲乡 100"]);
  expect(unsure).toEqual(["甲乡"]);
});
