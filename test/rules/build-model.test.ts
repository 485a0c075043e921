import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/rules/build-model.ts";
import { databaseOf } from "./support.ts";

const UNCERTAIN = `
  given:
    hukou:
      - { person: A, hukou_no: "1" }
      - { person: C, hukou_no: "2" }
    disability:
      - { person: A, grade: 1 }
      - { person: B, likely: [A, C], grade: 2 }
    child_survey: [{ person: D, father: A, mother: C, left_behind: true }]
`;

describe("buildModel", () => {
  it("leaves an uncertain mention to itself in one world and gives it to each candidate in the other", async () => {
    const { db, keys } = await databaseOf(UNCERTAIN);
    const owners = (world: string) =>
      db.rows(
        `SELECT CAST(person_key AS VARCHAR) AS key, grade FROM ${world}.disability ORDER BY grade, person_key`,
      );
    expect(await owners("sure")).toEqual([
      { key: keys.A, grade: 1 },
      { key: keys.B, grade: 2 },
    ]);
    expect(await owners("likely")).toEqual([
      { key: keys.A, grade: 1 },
      { key: keys.A, grade: 2 },
      { key: keys.C, grade: 2 },
    ]);
    expect(Number(keys.B)).toBeLessThan(0);
    db.close();
  });

  it("gives the keys of the other people named on a row", async () => {
    const { db, keys } = await databaseOf(UNCERTAIN);
    const rows = await db.rows(
      "SELECT CAST(father_key AS VARCHAR) AS f, CAST(mother_key AS VARCHAR) AS m, left_behind FROM sure.child_survey",
    );
    expect(rows).toEqual([{ f: keys.A, m: keys.C, left_behind: 1 }]);
    db.close();
  });

  it("gives an uncertain father to his candidate, as tables and as views", async () => {
    const { db, context, keys } = await databaseOf(UNCERTAIN);
    const father = "(SELECT row_id * 4 + 1 FROM stage.child_survey)";
    await db.run(`UPDATE link SET tier = '疑似', person_key = -7 WHERE mention_id = ${father}`);
    await db.run(`INSERT INTO link_candidate SELECT ${father}, ${keys.C}, 'case', 1`);
    for (const materialise of [true, false]) {
      await buildModel(db, context, { materialise });
      const fathers = (world: string) =>
        db.rows(`SELECT CAST(father_key AS VARCHAR) AS f FROM ${world}.child_survey`);
      expect(await fathers("sure")).toEqual([{ f: "-7" }]);
      expect(await fathers("likely")).toEqual([{ f: keys.C }]);
      expect(await db.rows("SELECT count(*) AS n FROM likely.disability")).toEqual([{ n: 3 }]);
    }
    db.close();
  });

  it("says the same of everybody named on a row with somebody uncertain, as tables and as views", async () => {
    const { db, context, keys } = await databaseOf(`
  given:
    child_survey:
      - { person: D, father: A, mother: C }
      - { person: E, likely: [D, A], father: A, mother: C }
      - { person: G, father: C, mother: A }
`);
    const mother = "(SELECT max(row_id) * 4 + 2 FROM stage.child_survey)";
    await db.run(`UPDATE link SET tier = '疑似', person_key = -7 WHERE mention_id = ${mother}`);
    await db.run(`INSERT INTO link_candidate SELECT ${mother}, ${keys.D}, 'case', 1`);
    const said = async () => ({
      rows: await db.rows(
        `SELECT row_id, CAST(person_key AS VARCHAR) AS child, CAST(father_key AS VARCHAR) AS father, CAST(mother_key AS VARCHAR) AS mother
         FROM likely.child_survey ORDER BY ALL`,
      ),
      named: await db.rows(
        "SELECT row_id, CAST(person_key AS VARCHAR) AS key, role, matched_by FROM likely.naming ORDER BY ALL",
      ),
    });
    await buildModel(db, context, { materialise: false });
    const views = await said();
    expect(views.rows.map(({ child, father, mother }) => [child, father, mother])).toEqual([
      [keys.D, keys.A, keys.C],
      ...[keys.A, keys.D].sort().map((child) => [child, keys.A, keys.C]),
      [keys.G, keys.C, keys.D],
    ]);
    expect(views.named).toHaveLength(10);
    await buildModel(db, context);
    expect(await said()).toEqual(views);
    db.close();
  });

  it("does not read what an earlier stage has left under the name of a view", async () => {
    const { db, context } = await databaseOf(UNCERTAIN);
    await db.run("CREATE TEMP TABLE naming AS SELECT 1 AS other");
    await db.run("CREATE TEMP VIEW hukou AS SELECT 2 AS other");
    await buildModel(db, context);
    await db.run("SET search_path = 'sure,main'");
    expect(await db.rows("SELECT count(*) AS n FROM naming WHERE role = 'self'")).toEqual([
      { n: 5 },
    ]);
    expect(await db.rows("SELECT count(*) AS n FROM hukou WHERE hukou_no = '1'")).toEqual([
      { n: 1 },
    ]);
    db.close();
  });

  it("leaves out rows that repeat another", async () => {
    const { db, context } = await databaseOf(UNCERTAIN);
    await db.run("UPDATE stage.hukou SET duplicate_of = 1 WHERE hukou_no = '2'");
    await buildModel(db, context);
    expect(await db.rows("SELECT hukou_no FROM sure.hukou")).toEqual([{ hukou_no: "1" }]);
    db.close();
  });

  it("reads model files in each world's own rows, as a view or a table, with comments", async () => {
    const model = (name: string, extra: string) =>
      `/*---\nname: ${name}\ngrain: one card\ncolumns: { person_key: 人员键, grade: 等级 }\n${extra}---*/\n` +
      "SELECT d.person_key, d.grade FROM disability d JOIN screening s ON s.month = @ym(DATE '2019-10-01')";
    const { db } = await databaseOf(UNCERTAIN, {
      "10-card.sql": model("card", "materialise: true\n"),
      "20-again.sql": model("again", "").replace("FROM disability", "FROM card"),
    });
    expect(await db.rows("SELECT count(*) AS n FROM sure.again")).toEqual([{ n: 2 }]);
    expect(await db.rows("SELECT count(*) AS n FROM likely.again")).toEqual([{ n: 3 }]);
    const types = await db.rows(
      "SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = 'sure' AND table_name IN ('card', 'again') ORDER BY 1",
    );
    expect(types).toEqual([
      { table_name: "again", table_type: "VIEW" },
      { table_name: "card", table_type: "BASE TABLE" },
    ]);
    const labels = await db.rows(
      "SELECT label FROM column_label WHERE table_name = 'card' AND column_name = 'grade'",
    );
    expect(labels).toEqual([{ label: "等级" }]);
    db.close();
  });

  it("says which model file does not bind", async () => {
    const bad =
      "/*---\nname: bad\ngrain: x\ncolumns: { a: x }\n---*/\nSELECT nothing AS a FROM hukou";
    await expect(databaseOf(UNCERTAIN, { "10-bad.sql": bad })).rejects.toMatchObject({
      code: "E2102",
      message: expect.stringContaining("“bad”"),
    });
  });

  it("fills screening from the configuration", async () => {
    const { db } = await databaseOf(
      `  month: 2021-07\n  config: { standards: { rural: 500.5 }, price_linkage: [2021-01] }\n`,
    );
    expect(await db.rows("SELECT * FROM screening")).toEqual([
      {
        month: 2021 * 12 + 6,
        as_of: "2021-07-31",
        edition: "current",
        rural_fen: 50050,
        urban_fen: 60000,
      },
    ]);
    expect(await db.rows("SELECT month FROM price_month")).toEqual([{ month: 2021 * 12 }]);
    db.close();
  });
});

describe("snapshot", () => {
  const states = async (yaml: string) => {
    const { db } = await databaseOf(yaml);
    const rows = await db.rows(
      "SELECT roll || '/' || COALESCE(programme, '-') || '@' || COALESCE(period // 12 || '-' || (period % 12 + 1), '-') || ' ' || state AS s FROM snapshot ORDER BY roll, programme, period",
    );
    db.close();
    return rows.map((row) => row.s);
  };

  it("tells current, previous, older and later months apart", async () => {
    expect(
      await states(
        "  loaded: [dibao@2019-11, dibao@2019-10, dibao@2018-12, dibao@2018-01, tekun@2019-10, tekun@2017-09, hukou]",
      ),
    ).toEqual([
      "dibao/-@2018-1 older",
      "dibao/-@2018-12 previous",
      "dibao/-@2019-10 current",
      "dibao/-@2019-11 later",
      "hukou/-@- current",
      "tekun/-@2017-9 older",
      "tekun/-@2019-10 current",
    ]);
  });

  it("calls no roll current whose newest month is more than three before", async () => {
    expect(await states("  loaded: [dibao@2019-07, tekun@2019-06, tekun@2018-12]")).toEqual([
      "dibao/-@2019-7 current",
      "tekun/-@2018-12 previous",
      "tekun/-@2019-6 stale",
    ]);
  });

  it("does not take a programme that lost its last person for an older state of the roll", async () => {
    const mixed = `
  loaded: [child@2019-10]
  given:
    enrolment:
      - { person: A, roll: child, programme: orphan, period: 2018-12 }
      - { person: B, roll: child, programme: unsupported_child, period: 2018-12 }`;
    expect(await states(mixed)).toEqual([
      "child/orphan@2018-12 previous",
      "child/orphan@2019-10 current",
      "child/unsupported_child@2018-12 previous",
      "child/unsupported_child@2019-10 current",
    ]);
  });

  it("takes the list of a programme for the state before where a later one of all 社会救助 holds the programme, and the other way round", async () => {
    const given = (...lists: readonly string[]) =>
      `\n  given:\n    enrolment:\n${lists
        .map((list, n) => {
          const [roll, programme, period] = list.split(" ");
          return `      - { person: ${String.fromCharCode(65 + n)}, roll: ${roll}, programme: ${programme}, period: ${period} }`;
        })
        .join("\n")}`;
    const joint = ["dibao dibao 2019-10", "dibao tekun 2019-10"];
    expect(await states(given(...joint, "tekun tekun 2019-09", "tekun tekun 2019-08"))).toEqual([
      "dibao/dibao@2019-10 current",
      "dibao/tekun@2019-10 current",
      "tekun/tekun@2019-8 older",
      "tekun/tekun@2019-9 previous",
    ]);
    expect(await states(given(...joint, "tekun tekun 2017-09", "child orphan 2019-09"))).toEqual([
      "child/orphan@2019-9 current",
      "dibao/dibao@2019-10 current",
      "dibao/tekun@2019-10 current",
      "tekun/tekun@2017-9 older",
    ]);
    const earlier = ["dibao dibao 2019-09", "dibao tekun 2019-09", "tekun tekun 2019-10"];
    expect(await states(given(...earlier))).toEqual([
      "dibao/dibao@2019-9 current",
      "dibao/tekun@2019-9 previous",
      "tekun/tekun@2019-10 current",
    ]);
    // A few who stand on the list of another programme are no list of theirs.
    const list = Array.from({ length: 3 }, () => "tekun tekun 2019-09");
    expect(await states(given(...joint, ...list))).toContain("tekun/tekun@2019-9 current");
  });

  it("does not take a few lines of an earlier month for the state before, unless the county says so", async () => {
    const people = Array.from({ length: 11 }, (_, index) => `P${index}`);
    const rows = (names: readonly string[], period: string) =>
      names.map((name) => `      - { person: ${name}, roll: dibao, period: ${period} }`).join("\n");
    const partial = `
  given:
    enrolment:
${rows(people, "2019-10")}
${rows(people.slice(0, 1), "2019-09")}
${rows(people.slice(0, 2), "2019-08")}`;
    expect(await states(partial)).toEqual([
      "dibao/dibao@2019-8 previous",
      "dibao/dibao@2019-9 partial",
      "dibao/dibao@2019-10 current",
    ]);
    const { db, context } = await databaseOf(partial);
    await buildModel(db, { ...context, leastSnapshotPercent: 0 }, { materialise: false });
    expect(
      await db.rows("SELECT period % 12 + 1 AS month FROM snapshot WHERE state = 'previous'"),
    ).toEqual([{ month: 9 }]);
    db.close();
  });

  it("does not take a month of which there is an empty sheet for the state before", async () => {
    const empty = `
  loaded: [dibao@2019-09]
  given:
    enrolment:
      - { person: A, roll: dibao, period: 2019-10 }
      - { person: B, roll: dibao, period: 2019-08 }`;
    expect(await states(empty)).toEqual([
      "dibao/dibao@2019-8 previous",
      "dibao/dibao@2019-9 partial",
      "dibao/dibao@2019-10 current",
    ]);
  });

  it("takes a list without a month for part of the newest one only where it names other people", async () => {
    const withUndated = (undated: string) => `
  given:
    enrolment:
      - { person: A, roll: dibao, period: 2019-10 }
      - { person: B, roll: dibao, period: 2019-10 }
${undated
  .split(" ")
  .map((name) => `      - { person: ${name}, roll: dibao }`)
  .join("\n")}`;
    expect(await states(withUndated("A B C"))).toEqual([
      "dibao/dibao@2019-10 current",
      "dibao/dibao@- undated",
    ]);
    expect(await states(withUndated("C D E"))).toEqual([
      "dibao/dibao@2019-10 current",
      "dibao/dibao@- current",
    ]);
  });

  it("keeps programmes apart where each has a file of its own", async () => {
    const apart = `
  given:
    enrolment:
      - { person: A, roll: child, programme: orphan, period: 2019-09 }
      - { person: B, roll: child, programme: unsupported_child, period: 2019-10 }`;
    expect(await states(apart)).toEqual([
      "child/orphan@2019-9 current",
      "child/unsupported_child@2019-10 current",
    ]);
  });
});
