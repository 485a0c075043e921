import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { generateCounty } from "../../demo/generate-county.ts";
import { writeCounty } from "../../demo/write-county.ts";

/** People of one district; a county has as many districts as it takes, and each office sends one file a district. */
const DISTRICT = 100_000;
/** Seed of the first district; no other county of the project is made from it. */
const SEED = 7001;
/** Regions that no real county has. Some of a district's people come from up to sixty regions after its own. */
const FIRST_REGION = 999_101;
const REGIONS_APART = 80;
const MONTH = { year: 2019, month: 10 };

/** Settings that fit every county made here, for `init`. */
export const COUNTY_SETTINGS = [
  ...["standards.rural=420", "standards.urban=600"],
  "price_linkage=2019-04,2019-05,2019-06",
];

/** Make the files of a county once; a folder that is there is complete. */
export async function makeCountyFiles(folder: string, people: number): Promise<void> {
  if (existsSync(folder)) return;
  const making = `${folder}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const districts = Math.max(1, Math.round(people / DISTRICT));
  for (let district = 0; district < districts; district += 1) {
    await makeDistrict(join(making, `${district}`), district, Math.round(people / districts));
    for (const name of await readdir(join(making, `${district}`)))
      await rename(join(making, `${district}`, name), join(making, `第${district + 1}片-${name}`));
    await rm(join(making, `${district}`), { recursive: true });
  }
  await rename(making, folder);
}

async function makeDistrict(folder: string, district: number, people: number): Promise<void> {
  const region = String(FIRST_REGION + REGIONS_APART * district);
  const county = generateCounty({ people, seed: SEED + district, month: MONTH, region });
  for (const person of county.persons)
    person.town = `${"甲乙丙丁戊己庚辛壬癸"[district % 10]}${person.town}`;
  for (const entry of county.rolls.poverty) entry.no = `${district}${entry.no}`;
  await writeCounty(county, folder);
}

/** The same workbook with its last ten rows left out: what a department sends next month. */
async function shortened(path: string): Promise<Uint8Array> {
  const book = XLSX.read(await readFile(path));
  const name = book.SheetNames[0] ?? "";
  const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[name] as XLSX.WorkSheet, {
    header: 1,
    raw: true,
  });
  const next = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(next, XLSX.utils.aoa_to_sheet(rows.slice(0, -10)), name);
  return XLSX.write(next, { type: "buffer", bookType: "xlsx" }) as Uint8Array;
}

export async function writeShortened(from: string, to: string): Promise<void> {
  if (!existsSync(to)) await writeFile(to, await shortened(from));
}
