const DAY = String.raw`\d{4}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?|\d{4}[年.\-/]\d{1,2}月?|\d{8}|\d{6}`;
const OPEN = "至今|今|现在|目前|长期|无期|$";
const TERM = new RegExp(`(?<!\\d)(${DAY})[起始]?(?:[-—–~～至到]+|起)(${DAY}|${OPEN})`);

/** The two ends of a term that stands in one cell: 2015.05.19-2018.10.07, 自2018年5月3日起至今. `until` is empty where it has no end. */
export function readTerm(written: string): { from: string; until: string } | null {
  const text = written.normalize("NFKC").replace(/[\p{Z}\p{C}]/gu, "");
  const [, from, until = ""] = TERM.exec(text) ?? [];
  return from === undefined ? null : { from, until: /^\d/.test(until) ? until : "" };
}
