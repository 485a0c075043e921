import { existsSync } from "node:fs";
import type { UserError } from "../errors.ts";
import type { Config, SheetConfig } from "../project/config-schema.ts";
import { notAFile } from "../sources/file-readiness.ts";
import type { KnownPart } from "../sources/recognition/known.ts";
import type { KnownSheet } from "../staging/recognise-book.ts";
import type { InputFile } from "./ingest-folder.ts";
import { inputNames, otherNames } from "./input-names.ts";
import { monthOf } from "./run-context.ts";

/** The files of 数据/ with what doudi.yaml says of each; files that it tells to skip are left out. */
export function inputFiles(inputFolder: string, config: Config): InputFile[] {
  if (!existsSync(inputFolder)) return [];
  const configured = new Map(config.files.map((file) => [file.file, file]));
  return inputNames(inputFolder).flatMap((file) => {
    const said = configured.get(file);
    if (said?.skip) return [];
    return [
      {
        file,
        sheets: (said?.sheets ?? []).map(knownSheet),
        ...(said?.password === undefined ? {} : { password: said.password }),
      },
    ];
  });
}

/** Pipes and devices of 数据/, each with what is said of it: they are not read, and hold up nothing. */
export function refusedOthers(inputFolder: string): { file: string; error: UserError }[] {
  return otherNames(inputFolder).map((file) => ({ file, error: notAFile().toUserError(file) }));
}

function knownSheet(said: SheetConfig): KnownSheet {
  return {
    sheet: said.sheet,
    ...(said.skip === undefined ? {} : { skip: said.skip }),
    ...(said.roll === undefined ? {} : { roll: said.roll }),
    ...(said.period === undefined ? {} : { period: monthOf(said.period) }),
    ...(said.header_row === undefined ? {} : { headerRow: said.header_row }),
    ...(said.header_rows === undefined ? {} : { headerRows: said.header_rows }),
    ...(said.columns === undefined ? {} : { columns: said.columns }),
    ...(said.values === undefined ? {} : { values: said.values }),
    ...(said.spread === undefined ? {} : { spread: said.spread.map(knownPart) }),
  };
}

function knownPart({
  column,
  skip,
  columns = {},
  ...says
}: NonNullable<SheetConfig["spread"]>[number]): KnownPart {
  const known = Object.entries(says).filter(
    (each): each is [string, string] => each[1] !== undefined,
  );
  return { column, ...(skip ? { skip } : {}), columns, says: Object.fromEntries(known) };
}
