import { monthText, type Rolls } from "../county.ts";
import type { Desk } from "./desk.ts";

/** Every payee, every month of the year, in full and on the fifth. */
export function pay(desk: Desk): void {
  const first = Math.floor(desk.settings.month / 12) * 12;
  for (let month = first; month <= desk.settings.month; month += 1) {
    const linked = desk.settings.priceLinkage.includes(month);
    const send = (
      pid: number,
      item: Rolls["payments"][number]["item"],
      no: string,
      amount: number,
    ) =>
      desk.rolls.payments.push({
        pid,
        item,
        no,
        month,
        paidOn: `${monthText(month)}-05`,
        amount,
        ok: true,
      });
    const paid = new Set<string>();
    for (const entry of desk.rolls.dibao) {
      if (paid.has(entry.no) || entry.from >= month) continue;
      paid.add(entry.no);
      send(entry.pid, "dibao", entry.no, entry.amount);
      if (linked) send(entry.pid, "price", entry.no, entry.count * 20);
    }
    for (const entry of desk.rolls.tekun) {
      if (entry.from >= month) continue;
      send(entry.pid, "tekun", "", entry.living + entry.care);
      if (linked) send(entry.pid, "price", "", 20);
    }
    for (const entry of desk.rolls.child) {
      if (entry.from >= month) continue;
      send(entry.pid, entry.programme, "", entry.amount);
      // 发改价格〔2021〕1553号 takes the children in.
      if (linked && desk.settings.edition === "current") send(entry.pid, "price", "", 20);
    }
  }
}
