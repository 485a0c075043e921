import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import { confirmed, findAll, maybe, type Said } from "./support/found.ts";

/** Somebody whose number was changed: each of the two stands on three rolls or more, and never beside the other. */
const OLD = number("99990119620304123");
const NEW = number("99990119620304321");
const WIFE = number("99990119650607248");
const BEFORE = 2018 * 12 + 11;
const NOW = 2019 * 12 + 9;

const enrolled = (roll: string, period: number, said: Said): Said => ({
  ...{ roll, kind: "enrolment", period, name_text: "赵大伟" },
  ...(roll === "dibao" ? { household_space: "dibao", household_no: "D1" } : {}),
  ...said,
});
const wife = { id_text: WIFE, name_text: "钱小丽" };
const registered = (said: Said): Said => ({
  ...{ roll: "hukou", kind: "hukou", household_space: "hukou", household_no: "H1" },
  ...said,
});

const before = (said: Said = {}) => [
  enrolled("dibao", BEFORE, { id_text: OLD, ...said }),
  enrolled("subsidy", BEFORE, { id_text: OLD, ...said }),
  enrolled("tekun", BEFORE, { id_text: OLD, ...said }),
];
const after = [
  enrolled("dibao", NOW, { id_text: NEW }),
  enrolled("subsidy", NOW, { id_text: NEW }),
  registered({ id_text: NEW, name_text: "赵大伟" }),
];
const family = [
  enrolled("dibao", BEFORE, wife),
  enrolled("dibao", NOW, wife),
  registered({ ...wife }),
];

let db: Database;
beforeEach(async () => {
  db = await openDatabase();
});
afterEach(() => db.close());

const old = async (rows: readonly Said[]) => (await findAll(db, rows)).slice(0, 3);

it("may be the same person under an old number and a new one", async () => {
  const found = await findAll(db, [...before(), ...after, ...family]);
  expect(found.slice(0, 3)).toEqual(Array(3).fill(maybe("R9", NEW)));
  expect(found.slice(3)).toEqual(Array(6).fill(confirmed("R1")));
  const [why] = await db.rows<{ reason: string }>(
    "SELECT reason FROM link_why WHERE mention_id = 0",
  );
  expect(why?.reason).toContain("家庭成员已确认为同一户，两个号不在同一份名册上，疑似换过证号");
});

it("may be so by a relative of both alone, where the households are numbered anew", async () => {
  const anew = after.map((row) =>
    row.household_no === "D1" ? { ...row, household_no: "D9" } : row,
  );
  const kin = family.map((row) => (row.period === NOW ? { ...row, household_no: "D9" } : row));
  expect(await old([...before(), ...anew, ...kin])).toEqual(Array(3).fill(maybe("R9", NEW)));
});

const other = Array(3).fill(confirmed("R1"));

it.each<[string, Said]>([
  ["another birth date", { id_text: number("99990119620804123") }],
  ["another sex", { id_text: number("99990119620304124") }],
  ["another name", { name_text: "赵大军" }],
  ["another village", { village: "西村" }],
])("is somebody else with %s", async (_, said) => {
  expect(await old([...before(said), ...after, ...family])).toEqual(other);
});

it("is somebody else where no household has both, or one roll has", async () => {
  const apart = before({ household_no: "D5" });
  expect(await old([...apart, ...after, ...family])).toEqual(other);
  const beside = enrolled("dibao", BEFORE, { id_text: NEW });
  expect(await old([...before(), ...after, ...family, beside])).toEqual(other);
});

it("may be so by a head's name alone, where the households are numbered anew", async () => {
  const under = (rows: readonly Said[], head: string) =>
    rows.map((row) => (row.roll === "hukou" ? row : { ...row, householder_name: head }));
  const anew = after.map((row) =>
    row.household_no === "D1" ? { ...row, household_no: "D9" } : row,
  );
  const of = (head: string) => old([...under(before(), "赵老大"), ...under(anew, head)]);
  expect(await of("赵老大")).toEqual(Array(3).fill(maybe("R9", NEW)));
  const [why] = await db.rows<{ reason: string }>(
    "SELECT reason FROM link_why WHERE mention_id = 0",
  );
  expect(why?.reason).toContain(
    "姓名相同，同村，户籍上没有此号，两个号不在同一份名册上，疑似换过证号",
  );
  expect(await of("孙老大")).toEqual(other);
  expect(await old([...under(before(), "赵大伟"), ...under(anew, "赵大伟")])).toEqual(other);
});
