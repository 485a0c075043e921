import { lastDay, type PaymentEntry } from "../county.ts";
import { type Answer, answer } from "./answer.ts";
import { type Facts, group } from "./facts.ts";

interface Payee {
  pid: number;
  no: string;
  items: readonly PaymentEntry["item"][];
  from: number;
  due: number;
  isHint: boolean;
  payments: readonly PaymentEntry[];
  prices: readonly PaymentEntry[];
  priced: boolean;
}

function payeesOf(facts: Facts): Payee[] {
  const { tekun, child } = facts.rolls;
  const isCurrent = facts.county.edition === "current";
  const single = singlePayee(facts);
  return [
    ...households(facts),
    ...tekun.map((entry) => single(entry, ["tekun"], entry.living + entry.care, true)),
    ...child.map((entry) => single(entry, [entry.programme], entry.amount, isCurrent)),
  ];
}

/** A household of 低保 each, as who draws its money. */
function households(facts: Facts): Payee[] {
  const byNo = group(
    facts.rolls.payments.filter(({ no }) => no !== ""),
    ({ no }) => no,
  );
  return [...facts.dibaoByNo].flatMap(([no, members]) => {
    const rows = byNo.get(no) ?? [];
    const head = members.find(({ relation }) => relation === "户主") ?? members[0];
    const pid = rows.find(({ item }) => item === "dibao")?.pid ?? head?.pid;
    if (pid === undefined) return [];
    const isTwice = members.some((member) =>
      facts.dibao.get(member.pid)?.some((entry) => entry.no !== no),
    );
    const from = Math.min(...members.map((member) => member.from));
    return {
      ...{ pid, no, from, items: ["dibao"], priced: true },
      due: members[0]?.amount ?? 0,
      isHint: isTwice || facts.isAway(pid),
      payments: rows.filter(({ item }) => item === "dibao"),
      prices: rows.filter(({ item }) => item === "price"),
    };
  });
}

/** Makes a payee of somebody who draws his own money. */
function singlePayee(facts: Facts) {
  const byPid = group(
    facts.rolls.payments.filter(({ no }) => no === ""),
    ({ pid }) => pid,
  );
  return (
    { pid, from }: { pid: number; from: number },
    items: Payee["items"],
    due: number,
    priced: boolean,
  ): Payee => {
    const rows = byPid.get(pid) ?? [];
    return {
      ...{ pid, no: "", items, from, due, priced },
      isHint: facts.isAway(pid),
      payments: rows.filter(({ item }) => items.includes(item)),
      prices: rows.filter(({ item }) => item === "price"),
    };
  };
}

export function payments(facts: Facts): Answer[] {
  const covers = new Map<string, Set<number>>();
  for (const { item, month, ok } of facts.rolls.payments) {
    if (ok) covers.set(item, (covers.get(item) ?? new Set()).add(month));
  }
  return payeesOf(facts).flatMap((payee) => {
    const found: Answer[] = [];
    const raise = (rule: string) => found.push(answer(rule, payee.pid, payee.isHint, payee.no));
    const months = new Set(payee.payments.map(({ month }) => month));
    const due = [...(covers.get(payee.items[0] ?? "") ?? [])].filter(
      (month) => month > payee.from && month <= facts.month,
    );
    if (due.some((month) => !months.has(month))) raise("FF01");
    const tried = group(payee.payments, ({ month }) => month);
    const good = [...tried].map(([month, rows]) => ({ month, rows: rows.filter(({ ok }) => ok) }));
    if (good.some(({ month, rows }) => rows.length === 0 && month <= facts.month)) raise("FF07");
    const inForce = good.filter(({ month, rows }) => month > payee.from && rows.length > 0);
    if (
      inForce.some(
        ({ month, rows }) =>
          (rows.map(({ paidOn }) => paidOn).sort()[0] ?? "") > `${lastDay(month).slice(0, 8)}15`,
      )
    )
      raise("FF02");
    if (
      inForce.some(({ rows }) => rows.reduce((sum, { amount }) => sum + amount, 0) < payee.due - 1)
    )
      raise("FF03");
    const priced = new Set(payee.prices.filter(({ ok }) => ok).map(({ month }) => month));
    const linked = facts.county.priceLinkage.filter(
      (month) => month > payee.from && month <= facts.month,
    );
    if (payee.priced && linked.some((month) => !priced.has(month))) raise("FF08");
    return found;
  });
}
