import { existsSync, readFileSync } from "node:fs";
import type { Survey } from "../bench.ts";
import { NEUTRAL_SETS } from "./neutral-sets.ts";
import { type NeutralScore, scoreNeutral } from "./score-neutral.ts";

/** What scripts/splink-neutral.py prints for one set. */
interface SplinkLine {
  set: string;
  seconds: number;
  "precision_0.5": number;
  "recall_0.5": number;
  "precision_0.99": number;
  "recall_0.99": number;
}

/** Published sets without resident IDs, beside what Splink gives. */
export const neutralSurvey: Survey = {
  name: "Neutral sets",
  page: "linkage.md",
  about: `Sets that others publish, put into the table of mentions (name, date of birth, town, street) and through the real cascade with every rule that reads a number off. Beside it real Splink 5.0.0 on the same machine (\`scripts/splink-neutral.py\`, its output given with \`--splink\`).

What they can show: that nobody is taken for another where no number helps, and that rules about Chinese characters leave other names alone (a test holds both). What they cannot show: how well a county's rolls are linked. doudi's cascade starts from checksum-valid resident IDs and compares names of two to four characters; without an ID it asks for agreement to the letter in name, birth and place, and has no edit distance for Latin spelling, which is what these sets are damaged in. So its recall is low by design, and Splink, trained on each set, finds far more: for data of this sort Splink is the tool. In febrl4 the records of 4a get made-up numbers, which make persons and stand nowhere else; in the second mapping of it soc_sec_id, which is damaged as well, is given as the number of a family, as a 低保证号 would be.`,
  async *survey({ neutral, splink, progress }) {
    if (!neutral) return;
    const lines = splink && existsSync(splink) ? readLines(splink) : [];
    const rows: string[] = [];
    for (const set of NEUTRAL_SETS) {
      progress(set.name);
      const line = lines.find((each) => each.set === splinkName(set.name));
      rows.push(row(set.name, await scoreNeutral(set, neutral), line));
      yield [[HEADER, ...rows].join("\n")];
    }
  },
};

const HEADER = `| set | records | true pairs | doudi 确认: P %, R % | 确认 + 疑似: P %, R % | wall s | Splink at 0.5: P %, R % | at 0.99: P %, R % | wall s |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`;

function splinkName(set: string): string {
  if (set.includes("soc_sec_id")) return "febrl4 with soc_sec_id";
  return set.split(" ")[0] ?? set;
}

function readLines(path: string): SplinkLine[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as SplinkLine);
}

function row(name: string, score: NeutralScore, line: SplinkLine | undefined): string {
  const both = (precision: number, recall: number) =>
    `${(100 * precision).toFixed(2)}, ${(100 * recall).toFixed(2)}`;
  return `| ${[
    ...[name, score.records, score.pairs, both(score.precision, score.recall)],
    ...[both(score.precisionAll, score.recallAll), score.seconds.toFixed(1)],
    line ? both(line["precision_0.5"], line["recall_0.5"]) : "",
    line ? both(line["precision_0.99"], line["recall_0.99"]) : "",
    line?.seconds ?? "",
  ].join(" | ")} |`;
}
