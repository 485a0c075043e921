/** Ends the remark on a finding about somebody whom the rule cannot judge, after what is missing. */
const UNSURE_END = "，不能确定，请先核对名册。）";

const END = "，请先核实。）";

/** Ends a finding that holds only if the row is another's. */
const ROW_END =
  "（这一行与此人为疑似匹配：如果就是此人的，此人没有这个问题。请先核实这一行是谁的。）";

/** Ends a finding that no longer holds if a row that is perhaps his is his: what it rests on is certain, and that row is not. */
const CLEARED =
  "（另有一行与此人为疑似匹配：如果就是此人的，此人可能没有这个问题，请先核实那一行是谁的。）";

/** What stands before such a sentence: `name` is whom the row is perhaps of, who may well be covered. */
export function rowStartSql(lead: string, name: string): string {
  return `CASE WHEN ${lead}.row_key IS NULL THEN '' ELSE '名册上有一行疑似是' || COALESCE(${name}, '此人') || '的；如果是另一个人的，则' END`;
}

/** The name in a sentence: of such a row whom the row itself names, so that nothing is said of the other. */
export function rowNamedSql(key: string, name: string): string {
  return `CASE WHEN ${key} IS NULL THEN ${name} ELSE '这一行的' || COALESCE(${name}, '人') END`;
}

/** Common table expression `known_doubt`: which doubts there are about anybody. */
export const KNOWN_DOUBT = `known_doubt AS (
  SELECT bool_or(is_match) AS is_match, bool_or(label IS NOT NULL) AS is_word FROM main.doubted
)`;

/** What stands behind the sentence of a 待核 finding: why it is none for certain, of the person first and else of those around him. */
export function remarkSql(lead: string, doubt: string, known: string): string {
  return `CASE
    WHEN ${lead}.row_key IS NOT NULL THEN '${ROW_END}'
    WHEN ${lead}.unsure IS NOT NULL THEN '（此人' || ${lead}.unsure || '${UNSURE_END}'
    WHEN ${lead}.is_nobody THEN '（各名册上都没有能确定是此人的证号，可能另有记录${END}'
    WHEN ${doubt}.is_match AND ${lead}.is_cleared AND ${doubt}.label IS NULL THEN '${CLEARED}'
    WHEN ${doubt}.is_match AND ${doubt}.label IS NOT NULL
      THEN '（所据记录与此人为疑似匹配，或“' || ${doubt}.label || '”的写法认不出${END}'
    WHEN ${doubt}.is_match THEN '（所据记录与此人为疑似匹配${END}'
    WHEN ${doubt}.label IS NOT NULL THEN '（此人有一行的“' || ${doubt}.label || '”写法认不出${END}'
    WHEN ${known}.is_match AND ${known}.is_word THEN '（所据的他人记录为疑似匹配，或有一格的写法认不出${END}'
    WHEN ${known}.is_word THEN '（所据的他人记录有一格的写法认不出${END}'
    ELSE '（所据的他人记录为疑似匹配${END}' END`;
}
