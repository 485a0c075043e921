import { once } from "node:events";
import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { finished } from "node:stream/promises";
import type { Person } from "../../demo/county.ts";
import { damageId } from "../../demo/damage/damage-id.ts";
import { damageName } from "../../demo/damage/damage-name.ts";
import { damageBirth, damageVillage } from "../../demo/damage/damage-place.ts";
import { Surroundings } from "../../demo/damage/surroundings.ts";
import { makePeople } from "../../demo/make-people.ts";
import { createRandom, type Random } from "../../demo/random.ts";
import { openDatabase } from "../../engine/database.ts";
import { readPackageFile } from "../package-text.ts";
import type { RollPlan } from "./rolls.ts";

export interface MentionOptions {
  people: number;
  seed: number;
  /** 1 is what real rolls show. */
  damage: number;
  rolls: readonly RollPlan[];
}

const YEAR = 2019;
/** Real columns of birth are often empty. */
const BLANK_BIRTHS = 0.3;
/** Households that another office counts as two. */
const SPLIT_HOUSEHOLDS = 0.06;

/**
 * Rolls of made people as a Parquet file at `path`: the columns of `mention`, and pid, id_damage and name_damage, which are the truth.
 * Rolls of a million rows would take long as spreadsheets; reading those is measured by another bench. Kept when it is there.
 */
export async function makeMentions(path: string, options: MentionOptions): Promise<void> {
  if (existsSync(path)) return;
  const random = createRandom(options.seed);
  const month = YEAR * 12 + 9;
  const settings = { people: options.people, month, region: "999901" };
  const persons = makePeople(settings, random.fork("people"));
  const around = new Surroundings(persons, YEAR);
  const text = `${path}.csv`;
  const out = createWriteStream(text);
  for (const [index, plan] of options.rolls.entries()) {
    const writer = new RollWriter(
      plan,
      index + 1,
      options.damage,
      around,
      random.fork(`roll ${index}`),
    );
    for (let from = 0; from < persons.length; from += 5000) {
      const lines = persons.slice(from, from + 5000).map((person) => writer.line(person));
      if (!out.write(lines.join(""))) await once(out, "drain");
    }
  }
  out.end();
  await finished(out);
  await toParquet(text, path);
  rmSync(text);
}

async function toParquet(text: string, path: string): Promise<void> {
  const db = await openDatabase({ threads: 2, memory: "3GB" });
  const query = readPackageFile("queries", "bench", "mentions-from-text.sql");
  await db.run(`COPY (${query.replaceAll("{text}", text)}) TO '${path}.part' (FORMAT parquet)`);
  db.close();
  renameSync(`${path}.part`, path);
}

class RollWriter {
  #rowNo = 1;
  readonly #plan: RollPlan;
  readonly #sheet: number;
  readonly #factor: number;
  readonly #around: Surroundings;
  readonly #random: Random;

  constructor(plan: RollPlan, sheet: number, factor: number, around: Surroundings, random: Random) {
    this.#plan = plan;
    this.#sheet = sheet;
    this.#factor = factor;
    this.#around = around;
    this.#random = random;
  }

  /** A person's row, or nothing where he is not on this roll. */
  line(person: Person): string {
    const plan = this.#plan;
    const random = this.#random;
    if (!random.chance(plan.share)) return "";
    this.#rowNo += 1;
    const id = damageId(person.id, this.#factor, random, this.#around.around(person));
    const name = damageName(person.name, this.#factor, random);
    const neighbours = () => this.#around.neighbours(person);
    const birth = plan.hasBirth
      ? damageBirth(person.birth, this.#factor, random, BLANK_BIRTHS)
      : "";
    const place = plan.hasNoPlace
      ? ["", ""]
      : [person.town, damageVillage(person.village, neighbours, this.#factor, random)];
    return `${[
      this.#sheet,
      this.#rowNo,
      plan.roll,
      plan.kind,
      plan.period ?? "",
      quote(id.text),
      quote(name.text),
      plan.hasSex ? person.sex : "",
      birth,
      ...place,
      plan.space ?? "",
      plan.space ? this.#householdNo(person) : "",
      person.pid,
      id.damage,
      name.damage,
    ].join(",")}\n`;
  }

  /** Offices number households each in its own way, and some count as two what is one to others. */
  #householdNo({ hid, pid }: Person): string {
    const share = ((hid * 7919 + this.#sheet * 104_729) % 1000) / 1000;
    const half = share < SPLIT_HOUSEHOLDS ? pid % 2 : 0;
    return String(this.#sheet * 100_000_000 + hid * 2 + half);
  }
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
