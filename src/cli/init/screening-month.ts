import { UserError } from "../../errors.ts";
import type { FileConfig } from "../../project/config-schema.ts";

/** The month a new project most likely screens: the newest 低保 roll's, else the newest roll's. */
export function likelyMonth(files: readonly FileConfig[]): string | undefined {
  const sheets = files.flatMap(({ sheets }) => sheets).filter(({ period }) => period !== undefined);
  const dibao = sheets.filter(({ roll }) => roll === "dibao");
  const periods = (dibao.length > 0 ? dibao : sheets).map(({ period }) => period ?? "");
  return periods.sort().at(-1);
}

export function monthUnknown(): UserError {
  return new UserError("E3105", "不知道要排查哪个月：没有一份名册写明月份。", {
    hint: "加上 --month，例如 --month 2019-10",
  });
}
