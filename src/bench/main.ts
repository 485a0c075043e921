import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageFile } from "../project/package-root.ts";
import type { Bench } from "./bench.ts";
import { countyBench } from "./county/county-bench.ts";
import { ingestBench } from "./ingest/ingest-bench.ts";
import { groupTable } from "./report.ts";
import { runGroup } from "./run-group.ts";

const BENCHES: readonly Bench[] = [ingestBench, countyBench];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    runs: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0 || Number(values.runs) < 1) {
  process.stderr.write(
    `npm run bench -- [${BENCHES.map(({ name }) => name).join(" | ")}] [--quick] [--runs N] [--json] [--write]\n`,
  );
  process.exit(2);
}
const folder = join(tmpdir(), "doudi-bench");
mkdirSync(folder, { recursive: true });
for (const bench of BENCHES.filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
))
  await runBench(bench);

async function runBench(bench: Bench): Promise<void> {
  const tables: string[] = [];
  const groups = await bench.prepare({
    quick: values.quick,
    folder,
    node: process.execPath,
  });
  for (const group of groups) {
    const results = await runGroup(group, Number(values.runs), process.execPath, (text) =>
      process.stderr.write(`${bench.name}: ${text}\n`),
    );
    if (values.json)
      process.stdout.write(
        `${JSON.stringify({ bench: bench.name, group: group.title, results })}\n`,
      );
    else process.stdout.write(`${groupTable(group, results)}\n\n`);
    tables.push(groupTable(group, results));
  }
  if (values.write && !values.quick) writePage(bench, tables);
}

/** Put a bench's tables in place of its last ones in docs/benchmarks.md. */
function writePage({ name, about }: Bench, tables: readonly string[]): void {
  const page = packageFile("docs", "benchmarks.md");
  const before = existsSync(page)
    ? readFileSync(page, "utf8")
    : "# Benchmarks\n\nWritten by `npm run bench -- --write`.\n";
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? arch()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; median of ${values.runs}.`;
  const section = [`## ${name}`, "", about, "", machine, "", tables.join("\n\n"), ""].join("\n");
  const sections = before.split(/\n(?=## )/).filter((each) => !each.startsWith(`## ${name}\n`));
  writeFileSync(
    page,
    `${[...sections.map((each) => each.trimEnd()), section.trimEnd()].join("\n\n")}\n`,
  );
}
