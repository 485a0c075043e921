import { expect, it } from "vitest";
import { buildModel } from "../../src/rules/build-model.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { runPack } from "../../src/rules/run-pack.ts";
import { databaseOf } from "./support.ts";

/** Rows that a rule of numbers raises in the likely world for one row that may be any of five people. */
async function raised(rule: string, idText: string): Promise<number> {
  const { db, context } = await databaseOf(
    `
  given:
    enrolment:
      - { person: Z, likely: [A, B, C, D, E], roll: dibao, programme: dibao, period: 2019-10, id_text: "${idText}" }
`,
  );
  await buildModel(db, context);
  const pack = loadPack().filter(({ header }) => header.id === rule);
  await runPack(db, pack, context);
  const rows = await db.rows(`SELECT 1 AS one FROM main.raised WHERE world = 'likely'`);
  db.close();
  return rows.length;
}

it.each([
  ["DQ01", "999999********0037"],
  ["DQ02", "999999197001010000"],
])(
  "%s raises a row for each of those whom a row may name, not one for each pair of them",
  async (rule, idText) => {
    expect(await raised(rule, idText)).toBe(5);
  },
);

it.each([["A, B, C"], ["C, B, A"], ["B, C, A"]])(
  "LB03 tells always of the same of those whom a household's only row may name (%s)",
  async (likely) => {
    const { db, context } = await databaseOf(
      `
  loaded: [dibao@2019-10, tekun@2019-10, child@2019-10]
  given:
    person:
      - { person: A, name: 张三 }
      - { person: B, name: 张三 }
      - { person: C, name: 张三 }
    poverty:
      - { person: Z, likely: [${likely}], household_no: P1, poverty_state: 未脱贫, relation: 户主 }
`,
    );
    await buildModel(db, context);
    const pack = loadPack().filter(({ header }) => header.id === "LB03");
    await runPack(db, pack, context);
    const rows = await db.rows(
      `SELECT
         r.person_key = (SELECT MIN(p.person_key) FROM likely.poverty p) AS is_least
       FROM main.raised r WHERE r.world = 'likely'`,
    );
    expect(rows).toEqual([{ is_least: true }]);
    db.close();
  },
);
