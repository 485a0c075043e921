import type { WithoutHouseholds } from "../../screening/register-without-households.ts";
import type { Output } from "../output.ts";

/** Sheets of the register of whose people the household is not known, a line each; none where there are none. */
export function withoutHouseholdsSection(
  sheets: readonly WithoutHouseholds[],
  out: Pick<Output, "paint">,
): string[] {
  if (sheets.length === 0) return [];
  return [
    out.paint(
      "yellow",
      "户籍册上不知道是哪一户的行（没有户号，或户号看不出谁和谁是一户；看不到同户的人，按户查的规则查不到他们，或列为待核）",
    ),
    ...sheets.map(({ file, sheet, rows, missing }) => {
      const place = sheet === "" ? file : `${file}·${sheet}`;
      return `  ! ${place}：${rows} 行里有 ${missing} 行`;
    }),
  ];
}
