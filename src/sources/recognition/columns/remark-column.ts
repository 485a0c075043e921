import { readRemark } from "../../../rolls/cell/read-remark.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import { plainText } from "../../../rolls/plain-text.ts";
import type { Naming, Roll } from "../../../rolls/roll.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import type { Assignment } from "./match-columns.ts";

const SCORE = 0.5;
/** A remark of which nobody knows yet what it says speaks for no roll. */
const SILENT = 0;
const REMARK = /^(备注|备注说明|说明|情况说明|其他情况说明|其他情况|其他说明)$/;

export function isRemarkHeader(header: string): boolean {
  return REMARK.test((header.split("/").at(-1) ?? "").replace(/\s/g, ""));
}

/** 备注 that says of some rows what no column says of any: 残疾证已注销 on a list of cards. */
export function remarkColumns(
  roll: Roll,
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
): Assignment[] {
  const used = new Set(assignments.map(({ column }) => column.index));
  const has = new Set(assignments.map(({ field }) => field));
  return Object.entries(roll.remarks ?? {}).flatMap(([field, namings]) => {
    const column = has.has(field)
      ? undefined
      : columns.find((each) => !used.has(each.index) && mayTell(roll, field, namings, each));
    const speaks = column !== undefined && speaksOf(roll, field, namings, column);
    return column ? [{ field, column, score: speaks ? SCORE : SILENT }] : [];
  });
}

function mayTell(
  roll: Roll,
  field: string,
  namings: readonly Naming[],
  column: SheetColumn,
): boolean {
  if (!isRemarkHeader(column.header)) return false;
  const often = roll.remarksOften?.[field];
  if (often !== undefined) return saysOften(namings, column, often);
  return roll.oftenSilent?.includes(field) === true || speaksOf(roll, field, namings, column);
}

function speaksOf(
  roll: Roll,
  field: string,
  namings: readonly Naming[],
  { sample, texts }: SheetColumn,
): boolean {
  const spec = kindOf(roll.kind).fields[field];
  const open = roll.remarksOpen?.[field];
  const read = spec && open ? { ...spec, remarks: namings, open } : undefined;
  return [...sample, ...(texts ?? [])].some(
    (text) =>
      namings.some(([words]) => words.test(plainText(text))) ||
      (read !== undefined && readRemark(read, text).state === "value"),
  );
}

function saysOften(
  namings: readonly Naming[],
  { sample, rows }: SheetColumn,
  least: number,
): boolean {
  const saying = sample.filter((text) => namings.some(([words]) => words.test(plainText(text))));
  return saying.length > 0 && saying.length >= least * (rows ?? sample.length);
}
