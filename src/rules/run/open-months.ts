/** What is to be seen in a payment that a rule judges by month, as `payee_payment` has it. */
const OF_MONTH: Readonly<Record<string, string>> = {
  paid_on: "paid_on",
  amount_fen: "amount_fen",
  result: "succeeded",
};

/** Who is found by what a payment says is not cleared by another that says nothing: whoever shares an account does. */
const BY_WHAT_IS_SAID: Readonly<Record<string, readonly string[]>> = { FF13: ["account"] };

/** Whether a list of payments without a column leaves nothing open for a rule. */
export function isFoundWithout(rule: string, field: string): boolean {
  return BY_WHAT_IS_SAID[rule]?.includes(field) === true;
}

/**
 * Of the rows of a payment list without a column those that leave something open, as a condition: what such a row is of is another month's business, or nothing is
 * found of it; only beside one of the same payee and month that says it may it be what the rule misses.
 *
 * rowId: SQL of the row's id. Reads: the sure world of the model.
 */
export function ofSameMonth(kind: string, field: string, rowId: string): string {
  const column = kind === "payment" ? OF_MONTH[field] : undefined;
  if (column === undefined) return "";
  return `
  AND ${rowId} IN (
    SELECT x.row_id
    FROM sure.payee_payment x
    JOIN sure.payee_payment o ON o.payee_row = x.payee_row AND o.for_month = x.for_month
    WHERE o.row_id <> x.row_id AND o.${column} IS NOT NULL)`;
}
