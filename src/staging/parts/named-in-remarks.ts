import { type StopOfNamed, stopOfNamed } from "../../rolls/stop-of-named.ts";
import { recordsOfSpool } from "../../sources/read-book.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";

interface Member {
  row: number;
  name: string;
  text: string;
}

/** Rows of those whose stop a remark beside another of their household tells by name, with what it says of each. */
export async function namedInRemarks(
  path: string,
  { headerRow, headerRows, period, roll, columns }: Recognition,
  { index, mayName }: { index: number; mayName: ReadonlySet<string> },
): Promise<(StopOfNamed & { row: number })[]> {
  const at = (field: string) => columns.find((column) => column.field === field)?.index;
  const name = at("name");
  const home = at("household_no") ?? at("householder_name");
  if (mayName.size === 0 || name === undefined || home === undefined) return [];
  const households = new Map<string, Member[]>();
  for await (const records of recordsOfSpool(path, { only: [index, name, home] })) {
    for (const { row, cells } of records) {
      const key = (cells[home] ?? "").trim();
      if (row < headerRow + headerRows || key === "") continue;
      const members = households.get(key) ?? [];
      members.push({ row, name: (cells[name] ?? "").trim(), text: cells[index] ?? "" });
      households.set(key, members);
    }
  }
  return [...households.values()].flatMap((members) => {
    const texts = [...new Set(members.map(({ text }) => text))].filter((text) => mayName.has(text));
    const household = members.map((member) => member.name);
    return texts.flatMap((text) =>
      members.flatMap((member) => {
        const isOther = members.some((each) => each.text === text && each.row !== member.row);
        const isOne = household.filter((each) => each === member.name).length === 1;
        if (!isOther || !isOne) return [];
        const found = stopOfNamed(text, member.name, { roll: roll?.id ?? "", period, household });
        return found && (found.said.month !== null || found.said.reason !== null)
          ? [{ ...found, row: member.row }]
          : [];
      }),
    );
  });
}
