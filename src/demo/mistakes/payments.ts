import { type County, monthText, type Rolls } from "../county.ts";
import { headsOfDibao, householdOf, type Kind, remove } from "./tools.ts";

/** Each in the words of the office that makes it. */
export const PAYMENT_MISTAKES: Readonly<Record<string, Kind>> = {
  "month not paid": payment(
    (rows) => rows.slice(-1).map((row) => row.month),
    (county, months, own) => {
      remove(county.rolls, "payments", (entry) => own(entry) && months.includes(entry.month));
    },
  ),
  "month paid late": payment(
    (rows) => rows.slice(-1).map((row) => row.month),
    (county, months, own) => {
      for (const entry of county.rolls.payments) {
        if (own(entry) && months.includes(entry.month))
          entry.paidOn = `${monthText(entry.month)}-24`;
      }
    },
  ),
  "month paid short": payment(
    (rows) => rows.slice(-2).map((row) => row.month),
    (county, months, own) => {
      for (const entry of county.rolls.payments) {
        if (own(entry) && months.includes(entry.month))
          entry.amount = Math.max(1, entry.amount - 30);
      }
    },
  ),
  "transfer failed": payment(
    (rows) => rows.slice(-1).map((row) => row.month),
    (county, months, own) => {
      for (const entry of county.rolls.payments)
        if (own(entry) && months.includes(entry.month)) entry.ok = false;
    },
  ),
  "price subsidy forgotten": {
    candidates: headsOfDibao,
    make: (county, pid) => {
      const no = householdOf(county, pid)[0]?.no;
      const count = county.rolls.payments.length;
      remove(county.rolls, "payments", (entry) => entry.item === "price" && entry.no === no);
      return county.rolls.payments.length < count;
    },
  },
};

/** A mistake in what one dibao household was paid; `months` are chosen from its rows in order. */
function payment(
  choose: (rows: Rolls["payments"]) => number[],
  change: (
    county: County,
    months: readonly number[],
    own: (entry: Rolls["payments"][number]) => boolean,
  ) => void,
): Kind {
  return {
    candidates: headsOfDibao,
    make: (county, pid) => {
      const no = householdOf(county, pid)[0]?.no ?? "";
      const own = (entry: Rolls["payments"][number]) => entry.no === no && entry.item === "dibao";
      const rows = county.rolls.payments.filter(own);
      if (no === "" || rows.length < 3) return false;
      change(county, choose(rows), own);
      return true;
    },
  };
}
