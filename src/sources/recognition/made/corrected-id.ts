import { looksLikeId } from "../columns/id-look.ts";
import type { Assignment } from "../columns/match-columns.ts";
import type { SheetColumn } from "../header/sheet-column.ts";

const ID = "(居民|公民)?(身份证件?|身份|证件)(号码|号)?";
/** 更正后身份证号, 现身份证号 and 身份证号（更正后）: the number that holds, where it is written. */
const CORRECTED = new RegExp(
  `^(已?(更正|变更|修改|修正|校正|核实|核对)后?|现用?|新|正确|最新)的?${ID}$|^${ID}(更正|变更|修改|修正|校正|核实)后?$`,
);
/** 原身份证号, beside one that holds. */
const FORMER = new RegExp(`^(原先?|旧|老|系统|更正前|变更前|修改前)的?${ID}$`);
const LIKELY = 0.9;

/**
 * The column of numbers put right, which most rows leave empty, beside that of the IDs. Where it was taken for the IDs themselves and those are
 * called 原身份证号, both change places.
 */
export function correctedId(
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
): Assignment[] {
  const used = new Set(assignments.map(({ column }) => column.index));
  const free = columns.filter(({ index }) => !used.has(index));
  const own = assignments.find(({ field }) => field === "id");
  if (own === undefined) return [...assignments];
  if (isCalled(own.column, CORRECTED)) {
    const former = free.find((column) => isCalled(column, FORMER) && hasIds(column));
    return former === undefined
      ? [...assignments]
      : [
          ...assignments.filter((assignment) => assignment !== own),
          { field: "id", column: former, score: own.score },
          { field: "id_corrected", column: own.column, score: own.score },
        ];
  }
  const corrected = free.find((column) => isCalled(column, CORRECTED) && hasIds(column));
  return corrected === undefined
    ? [...assignments]
    : [...assignments, { field: "id_corrected", column: corrected, score: LIKELY }];
}

function isCalled({ names, header }: SheetColumn, words: RegExp): boolean {
  const bare = header.normalize("NFKC").replace(/[\s()（）【】[\]]/g, "");
  return words.test(bare) || words.test(names[0] ?? "");
}

/** What is written in it are IDs; nothing need be. */
function hasIds({ sample }: SheetColumn): boolean {
  return sample.every((text) => text.trim() === "" || looksLikeId(text) || !/\d{6}/.test(text));
}
