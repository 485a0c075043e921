import { maskName } from "../../project/mask.ts";
import { SURNAMES } from "../../rolls/surnames.ts";

/** What may be a name, alone or among others. */
const WORD = /(?<!\p{Script=Han})\p{Script=Han}[\p{Script=Han}·]{1,14}(?!\p{Script=Han})/gu;
/** Names are short, and places say what they are. */
const NAME = /^\p{Script=Han}{2,4}$/u;
const PLACE = /[省市县区乡镇村组寨屯社委]$/u;
/** The least share of a column's words that begin with a common family name. */
const LEAST = 0.5;

/** The words of a cell that may be names. */
export function wordsOf(cell: string): string[] {
  return cell.match(WORD) ?? [];
}

/** Columns most of whose words are names of people, whatever stands above them; counted from 0. */
export function namesAmong(rows: readonly (readonly string[])[]): number[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  return Array.from({ length: width }, (_, index) => index).filter((index) => {
    const words = new Set(rows.flatMap((cells) => wordsOf(cells[index] ?? "")));
    const names = [...words].filter(
      (word) => NAME.test(word) && !PLACE.test(word) && SURNAMES.includes(word.charAt(0)),
    );
    return names.length > 0 && names.length >= words.size * LEAST;
  });
}

/** A text without the names that other cells of its row have. */
export function maskCalled(text: string, names: readonly string[]): string {
  return names
    .filter((name) => NAME.test(name))
    .reduce((rest, name) => rest.replaceAll(name, maskName(name)), text);
}
