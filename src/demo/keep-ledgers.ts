import { type County, monthText } from "./county.ts";

/** What careful offices add to their rolls: days of checks, accounts, medical costs. */
export function keepLedgers(county: County): void {
  const { rolls, month, persons } = county;
  for (const check of rolls.checks) check.on = `${monthText(month - 2)}-11`;
  for (const payment of rolls.payments) {
    payment.account = `62284${String(payment.pid).padStart(11, "0")}7`;
    payment.holder = persons[payment.pid]?.name ?? "";
  }
  for (const { pid } of rolls.ill) rolls.medical.push({ pid, paid: 8000 });
}
