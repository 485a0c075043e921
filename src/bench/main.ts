import { mkdirSync } from "node:fs";
import { arch, cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Bench, Result, Survey } from "./bench.ts";
import { countyBench } from "./county/county-bench.ts";
import { ingestBench } from "./ingest/ingest-bench.ts";
import { linkageSurvey } from "./linkage/linkage-survey.ts";
import { neutralSurvey } from "./neutral/neutral-survey.ts";
import { peopleBench } from "./people/people-bench.ts";
import { groupTable } from "./report.ts";
import { runGroup } from "./run-group.ts";
import { scaleBench } from "./scale/scale-bench.ts";
import { worklistBench } from "./worklists/worklist-bench.ts";
import { writeSection } from "./write-section.ts";

const BENCHES: readonly Bench[] = [
  ingestBench,
  countyBench,
  worklistBench,
  peopleBench,
  scaleBench,
];
/** Only run when named: they take longer. */
const SURVEYS: Readonly<Record<string, Survey>> = {
  linkage: linkageSurvey,
  neutral: neutralSurvey,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    long: { type: "boolean", default: false },
    memory: { type: "string" },
    most: { type: "string" },
    runs: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    county: { type: "string" },
    neutral: { type: "string" },
    splink: { type: "string" },
  },
});
const names = [...BENCHES.map(({ name }) => name), ...Object.keys(SURVEYS)];
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0 || Number(values.runs) < 1) {
  process.stderr.write(
    `npm run bench -- [${names.join(" | ")}] [--quick] [--long] [--memory 1GB] [--most PEOPLE] [--runs N] [--json] [--write] [--county FOLDER] [--neutral FOLDER] [--splink FILE]\n`,
  );
  process.exit(2);
}
const folder = join(tmpdir(), "doudi-bench");
mkdirSync(folder, { recursive: true });
for (const bench of BENCHES.filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
))
  await runBench(bench);
for (const name of positionals) if (SURVEYS[name]) await runSurvey(SURVEYS[name]);

async function runSurvey(survey: Survey): Promise<void> {
  let sections: string[] = [];
  for await (sections of survey.survey({
    quick: values.quick,
    long: values.long,
    memory: values.memory ?? null,
    most: Number(values.most ?? Number.POSITIVE_INFINITY),
    folder,
    node: process.execPath,
    county: values.county ?? null,
    neutral: values.neutral ?? null,
    splink: values.splink ?? null,
    progress: (text) => process.stderr.write(`${survey.name}: ${text}\n`),
  })) {
    if (values.write && !values.quick) writeSection(survey.page, survey, sections);
  }
  process.stdout.write(`${sections.join("\n\n")}\n`);
}

async function runBench(bench: Bench): Promise<void> {
  const tables: string[] = [];
  const all: Result[] = [];
  const groups = await bench.prepare({
    quick: values.quick,
    long: values.long,
    memory: values.memory ?? null,
    most: Number(values.most ?? Number.POSITIVE_INFINITY),
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
    all.push(...results);
  }
  const conclusion = bench.conclude?.(all);
  if (conclusion) tables.push(conclusion);
  if (conclusion && !values.json) process.stdout.write(`${conclusion}\n`);
  if (values.write && !values.quick) {
    const machine = `${cpus().length} × ${cpus()[0]?.model ?? arch()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; median of ${values.runs}.`;
    writeSection("benchmarks.md", bench, [machine, ...tables]);
  }
}
