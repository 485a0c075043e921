import type { County, Person } from "./county.ts";
import { damageId } from "./damage/damage-id.ts";
import { damageName } from "./damage/damage-name.ts";
import { damageBirth, damageVillage } from "./damage/damage-place.ts";
import { type IdDamageKind, type NameDamageKind, REPEATED_RATE } from "./damage/kinds.ts";
import type { Surroundings } from "./damage/surroundings.ts";
import type { Random } from "./random.ts";
import type { Table } from "./tables/table.ts";

/** One row as it stands in the file, and what was done to it. */
export interface SpoiltRow {
  pid: number;
  cells: (string | number)[];
  /** Of the row's own ID cell. */
  damage: IdDamageKind;
  nameDamage: NameDamageKind;
}

interface Spoiling {
  factor: number;
  random: Random;
  around: Surroundings;
  persons: readonly Person[];
}

const ID_COLUMNS = /身份|证件号码/;
const NAME_COLUMNS = /姓名/;
const VILLAGE_COLUMNS = /村/;
const BIRTH_COLUMNS = /出生/;

/** A roll as its office really keeps it: cells damaged, now and then a row twice. */
export function spoilTable(
  table: Table,
  county: County,
  around: Surroundings,
  factor: number,
  random: Random,
): SpoiltRow[] {
  const spoiling = { factor, random, around, persons: county.persons };
  const rows = table.rows.map((row) => spoilRow(table.header, row, spoiling));
  const twice = rows.filter(() => random.chance(REPEATED_RATE * factor));
  return [...rows, ...twice];
}

function spoilRow(
  header: readonly string[],
  { pid, cells }: Table["rows"][number],
  { factor, random, around, persons }: Spoiling,
): SpoiltRow {
  const row: SpoiltRow = { pid, cells: [], damage: "", nameDamage: "" };
  let ids = 0;
  let names = 0;
  row.cells = cells.map((cell, column) => {
    const title = header[column] ?? "";
    if (typeof cell !== "string") return cell;
    if (ID_COLUMNS.test(title)) {
      const { text, damage } = damageId(cell, factor, random, around.around(around.byId(cell)));
      if (ids === 0) row.damage = damage;
      ids += 1;
      return text;
    }
    if (NAME_COLUMNS.test(title) && title !== "户主姓名") {
      const { text, damage } = damageName(cell, factor, random);
      if (names === 0) row.nameDamage = damage;
      names += 1;
      return text;
    }
    const person = persons[pid];
    if (VILLAGE_COLUMNS.test(title) && person)
      return damageVillage(cell, () => around.neighbours(person), factor, random);
    return BIRTH_COLUMNS.test(title) ? damageBirth(cell, factor, random) : cell;
  });
  return row;
}
