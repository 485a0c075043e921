import { join } from "node:path";
import { openDatabase, quoteText } from "../../engine/database.ts";
import type { Job } from "../jobs.ts";

/** The month of the template, as VLOOKUP's user filters the sheets by hand. */
const MONTH = 2019 * 12 + 9;

/**
 * LB06 as a clerk does it in a spreadsheet: beside each row of the 低保 roll, VLOOKUP of the number in the roll of cards and in the roll of
 * subsidies. VLOOKUP gives the first match and no other, so of two cards or two subsidies it sees one.
 */
export const lookUp: Job = async ({ folder, isLinear }) => {
  const db = await openDatabase({ threads: 2 });
  const roll = async (name: string, value: string, where: string) => {
    const path = quoteText(join(String(folder), name, "*.parquet"));
    return db.rows<{ id: string; value: string }>(
      `SELECT CAST(person_key AS VARCHAR) AS id, ${value} AS value FROM read_parquet(${path}) WHERE ${where} ORDER BY row_id`,
    );
  };
  const people = await roll("enrolment", "''", `roll = 'dibao' AND period = ${MONTH}`);
  const cards = await roll("disability", "coalesce(card_state, '有效')", "true");
  const subsidies = await roll("enrolment", "programme", `roll = 'subsidy' AND period = ${MONTH}`);
  db.close();
  const look = isLinear === true ? scan : hashed;
  const [card, subsidy] = [look(cards), look(subsidies)];
  const found = people.filter(
    ({ id }) => card(id) === "有效" && subsidy(id) !== "disability_living",
  );
  return { count: new Set(found.map(({ id }) => id)).size };
};

type Rows = readonly { id: string; value: string }[];

function hashed(rows: Rows): (id: string) => string | undefined {
  const first = new Map<string, string>();
  for (const { id, value } of rows) if (!first.has(id)) first.set(id, value);
  return (id) => first.get(id);
}

function scan(rows: Rows): (id: string) => string | undefined {
  return (id) => rows.find((row) => row.id === id)?.value;
}
