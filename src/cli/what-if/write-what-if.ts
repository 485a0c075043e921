import { maskName, maskNumbers } from "../../project/mask.ts";
import type { Announce } from "../../project/outside-file.ts";
import type { Pack } from "../../rules/load-pack.ts";
import type { WhatIf } from "../../screening/what-if/what-if.ts";
import { readReport } from "../../worklists/report-file.ts";
import { writeTable } from "../../worklists/sheets/table-sheet.ts";
import { writeBook } from "../../worklists/workbook/book.ts";
import { LEVEL_LABELS } from "../labels.ts";
import { CHANGES, yuan } from "./what-if-text.ts";

/**
 * Write who would enter and leave as a workbook: a line a rule, then a line a lead; names in full, as in the worklists.
 *
 * Returns: where it lies. Throws: UserError E6001, E6002.
 */
export function writeWhatIf(
  path: string,
  { rules, people }: WhatIf,
  about: { pack: Pack; county: string; date: string; announce: Announce },
): Promise<string> {
  const title = (id: string) =>
    about.pack.find(({ header }) => header.id === id)?.header.title ?? "";
  const page = { place: about.county, round: "假设，不是正式轮次" };
  const { date, announce } = about;
  return writeBook(path, { date, announce }, async (book) => {
    const byRule = rules.map(({ enteredFen, leftFen, states, ...counts }) => ({
      ...counts,
      title: title(counts.rule),
      entered_yuan: yuan(enteredFen),
      left_yuan: yuan(leftFen),
      state:
        states[0] === states[1] ? "" : states[1] === "checked" ? "假设下可以检查" : "假设下未检查",
    }));
    await writeTable(book, readReport("what-if-rules"), byRule, page);
    const leads = people.map(({ fen, ...lead }) => ({
      ...lead,
      change: CHANGES[lead.change],
      before: label(lead.level_before),
      after: label(lead.level_after),
      yuan: yuan(fen),
    }));
    await writeTable(book, readReport("what-if-people"), leads, page);
  });
}

/** For the screen and for other programs: no name, no number. */
export function maskedLeads(people: WhatIf["people"]): WhatIf["people"] {
  return people.map((lead) => {
    const name = lead.name ?? "";
    const hidden = name === "" ? lead.message : lead.message.replaceAll(name, maskName(name));
    return { ...lead, name: maskName(name), message: maskNumbers(hidden) };
  });
}

function label(level: string | null): string {
  return level === null ? "" : (LEVEL_LABELS[level as keyof typeof LEVEL_LABELS] ?? level);
}
