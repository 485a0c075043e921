import { quoteText } from "../../engine/database.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { Pack } from "../load-pack.ts";

/** A rule that finds households because of what was not paid to them. */
const BY_PAYEE = /\bpayee_payment\b/;
/** What 低保 households are paid. */
const OF_DIBAO = ["dibao", "dibao_price", "price"];

/**
 * Rows for `unsure_person` (rule, person_key, reason): a payment whose month or item is empty or cannot be read may be the one that a household lacks,
 * though it names another of its members than the one who is its payee otherwise.
 *
 * Reads: cell_fault, the sure world of the model.
 */
export function openPaymentsSql(pack: Pack): string | undefined {
  const rules = pack.filter(({ sql }) => BY_PAYEE.test(sql)).map(({ header }) => header.id);
  if (rules.length === 0) return undefined;
  const { fields } = kindOf("payment");
  const reason = (field: string) =>
    quoteText(`所在户有一笔发放的“${fields[field]?.label ?? field}”空着或认不出`);
  return `SELECT t.rule, y.person_key, h.reason
FROM (
  WITH open AS (
    SELECT p.person_key, p.household_no, CASE WHEN p.for_month IS NULL THEN ${reason("for_month")} ELSE ${reason("item")} END AS reason
    FROM sure.payment p
    WHERE (p.item IS NULL OR p.for_month IS NULL AND p.item IN (${OF_DIBAO.map(quoteText).join(", ")}))
      -- A list of all that a county pays names many items that no rule is about.
      AND p.row_id NOT IN (${UNKNOWN_ITEM})
  )
  SELECT household_no, min(reason) AS reason
  FROM (
    SELECT household_no, reason FROM open WHERE household_no IS NOT NULL
    UNION ALL
    SELECT e.household_no, o.reason
    FROM open o JOIN sure.enrolled e ON e.person_key = o.person_key AND e.programme = 'dibao'
  )
  GROUP BY household_no
) h
JOIN sure.payee y ON y.household_no = h.household_no
CROSS JOIN (VALUES ${rules.map((rule) => `(${quoteText(rule)})`).join(", ")}) t (rule)`;
}

const UNKNOWN_ITEM = `SELECT ${ownRowSql("f")} FROM main.cell_fault f WHERE f.field = 'item' AND f.reason = 'unknown_code'`;
