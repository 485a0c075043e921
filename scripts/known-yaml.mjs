// The last step of a build: the YAML of shipped rules, model files and tables, read and checked once, so that no run has to read it again.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const built = (file) => import(new URL(`../dist/rules/${file}`, import.meta.url).href);
const { KNOWN_YAML, markOf } = await built("header/known-yaml.js");
const { loadPack } = await built("load-pack.js");
const { loadModelFiles } = await built("build-model.js");
const { shippedTables, TABLES_FOLDER } = await built("tables/load-tables.js");

// What an earlier build knew would be taken over unread.
rmSync(KNOWN_YAML, { force: true });
const shipped = [
  ...[...loadPack(), ...loadModelFiles()].map(({ file, header }) => [file, header]),
  ...Object.entries(shippedTables()).map(([name, rows]) => [
    join(TABLES_FOLDER, `${name}.yaml`),
    rows,
  ]),
];
const kept = shipped.map(([file, value]) => [markOf(readFileSync(file, "utf8")), value]);
writeFileSync(KNOWN_YAML, JSON.stringify(Object.fromEntries(kept)));
