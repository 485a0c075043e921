import type { Tables } from "../project/table-schema.ts";
import type { ParamValue } from "./rule-schema.ts";

export type Edition = "2019" | "current";
export type World = "sure" | "likely";
export const WORLDS: readonly World[] = ["sure", "likely"];

/** The 低保 standard of one side from one month on, per head and month. */
export interface Standard {
  side: "农村" | "城市";
  /** year*12 + month-1. */
  fromMonth: number;
  fen: number;
}

/** What a run takes from the project's configuration; nothing in the pack reads the clock. */
export interface RunContext {
  /** Screening month, year*12 + month-1. */
  month: number;
  /** Which policy is in force; from the month when left out. */
  edition?: Edition;
  standards: readonly Standard[];
  /** Months in which price linkage was in force. */
  priceLinkage: readonly number[];
  /** See `LEAST_SNAPSHOT_PERCENT`. */
  leastSnapshotPercent?: number;
  /** The county's rows of the parameter tables. */
  tables?: Tables;
  /** Rule id -> parameter -> the county's value. */
  params?: Readonly<Record<string, Readonly<Record<string, ParamValue>>>>;
}

/** An earlier month of a roll with fewer rows than so much of the current one's is a part of it, and no previous state. */
export const LEAST_SNAPSHOT_PERCENT = 10;

/** 民发〔2021〕57号 and 民发〔2021〕43号 are in force from 2021-07-01. */
const CURRENT_EDITION_FROM = 2021 * 12 + 6;

/** The edition of the policies that holds in the screening month, where doudi.yaml does not fix one. */
export function editionOf(context: RunContext): Edition {
  return context.edition ?? (context.month >= CURRENT_EDITION_FROM ? "current" : "2019");
}

/** Last day of a month, `YYYY-MM-DD`. */
export function asOf(month: number): string {
  const day = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0));
  return day.toISOString().slice(0, 10);
}

/** `2019-10` for a month number. */
export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** The month number of `2019-10`; undefined for anything else. */
export function monthNumber(text: string): number | undefined {
  const found = /^(\d{4})-(\d{2})$/.exec(text);
  if (!found || Number(found[2]) < 1 || Number(found[2]) > 12) return undefined;
  return Number(found[1]) * 12 + Number(found[2]) - 1;
}

/** Run something with the unqualified names of one world; back to `main` whatever happens. */
export async function inWorld<Result>(
  db: { run(sql: string): Promise<number> },
  world: World,
  work: () => Promise<Result>,
): Promise<Result> {
  await db.run(`SET search_path = '${world},main'`);
  let result: Result;
  try {
    result = await work();
  } catch (error) {
    // In a transaction the failure has broken off, this fails too; the first error is the one to tell.
    await db.run("SET search_path = 'main'").catch(() => undefined);
    throw error;
  }
  await db.run("SET search_path = 'main'");
  return result;
}

/** The months the configuration lists, and those it says more about. */
export function linkedMonths({
  priceLinkage,
  tables,
}: Pick<RunContext, "priceLinkage" | "tables">): number[] {
  const told = (tables?.linkage ?? []).map(({ month }) => monthNumber(month) as number);
  return [...new Set([...priceLinkage, ...told])];
}
