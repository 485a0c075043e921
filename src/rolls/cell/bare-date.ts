import { plainText } from "../plain-text.ts";
import { arabicDates } from "./chinese-figures.ts";
import { printedDate } from "./program-date.ts";

const TIME_OF_DAY =
  /(?<=\d[日号]?)(\s+|T|(?=[上下]午|凌晨|晚上))(上午|下午|凌晨|晚上)?\s*\d{1,2}([:：]\d{2}){1,2}(\.\d+)?\s*([AP]M)?(Z|[+-]\d{2}:?\d{2})?\s*$/i;

/** 2019-09-13, 2019.9, 201909: nearly every date, and nothing in it that stands for another sign. */
const ALREADY_BARE = /^\d[\d./-]*\d$/;

/** One spelling for dashes, dots and Chinese figures; blanks between numbers are what they stand for. */
export function bareDate(written: string): string {
  if (ALREADY_BARE.test(written)) return written;
  const dated = printedDate(written).replace(TIME_OF_DAY, "");
  const spaced = dated.trim().replace(/(?<=\d)[\s\u3000]+(?=\d)/g, " ");
  const bare = /^\d{4} \d{1,2}( \d{1,2})?$/.test(spaced) ? spaced.replaceAll(" ", "-") : dated;
  return withoutAside(
    arabicDates(
      plainText(bare)
        .replace(/[–‐‑−_]/g, "-")
        .replace(/(?<=\d)[、。·](?=\d)|(?<=^\d{4}(?:\D\d{1,2})?)[,，](?=\d)/g, ".")
        .replaceAll("\\", "/"),
    ),
  );
}

/** The date alone: 约, 自, 补发, 左右, 上旬 and the time of day say nothing of which day or month it is. 农历 is another calendar: no date. */
function withoutAside(text: string): string {
  const bare = text
    .replace(/[(（](农历|阴历)[^)）]*[月日初][^)）]*[)）]$/, "")
    .replace(/^(大约|大概|约|自从|自|从|于|起|补发?)(?=\d)/, "")
    .replace(/(?<=[-/.]\d{1,2})日$/, "")
    .replace(/(?<=\d[月日]?)(左右|前后|[上中下]旬|月?[初底末])$/, "")
    .replace(/(?<=\d[月日号]?)(开始|起)?([-~—]+至?|[至到])(今|长期|现在|目前)?$/, "")
    .replace(/(?<=\d月?份?)([(（]补发?[)）]|补发?)$/, "");
  return /农历|阴历/.test(bare) ? "" : bare;
}
