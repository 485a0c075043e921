import { type Database, quoteText } from "../../engine/database.ts";
import { BENEFITS, type Tables } from "../../project/table-schema.ts";
import { monthNumber, type RunContext } from "../run-context.ts";
import { mergeTables } from "./load-tables.ts";

/** Parameter tables that rules read beside the rolls; both worlds share them. */
export const PARAMETER_TABLES = {
  incompatible: {
    first: "待遇之一",
    second: "待遇之二",
    verdict: "疑点 hit 或提示 hint",
    from_month: "从哪个月起",
    until_month: "到哪个月止",
  },
  disability_grade: {
    purpose: "用于哪项认定",
    category: "残疾类别，任何表示不分类别",
    grade: "到第几级（含）为止",
  },
  rate: {
    item: "项目",
    side: "农村或城市，不分时为空",
    grade: "档次或等级，不分时为空",
    from_month: "从哪个月起",
    until_month: "到哪个月止",
    fen: "元/人月折成分",
  },
  pay_rule: {
    programme: "保障项目",
    pay_day: "每月几日前发放，未规定时为空",
    grace_days: "宽限几天，未规定时为空",
    stop_is_unpaid: "停发年月指首个停发月为 1",
  },
  linkage: {
    month: "启动物价联动的月份",
    published_on: "价格指数公布日期，未写时为空",
    fen: "每人每月价格临时补贴（分），未写时为空",
  },
  calendar: { day: "日期", workdays: "从 2015 年起到这一天共有几个工作日" },
} as const satisfies Record<string, Record<string, string>>;

const FIRST_YEAR = 2015;
const LAST_YEAR = 2035;
const MONTHS = { first: 0, last: 9999 * 12 };

type Row = readonly (string | number | null)[];

/** Create the parameter tables and fill them for a run: shipped rows, and the county's in place of them. */
export async function writeTables(db: Database, context: RunContext, edition: string) {
  const tables = mergeTables(context.tables);
  const inForce = (row: { edition: string }) => row.edition === "both" || row.edition === edition;
  const grades = tables.disability_grade.filter(inForce);
  await fill(
    db,
    "incompatible",
    "first VARCHAR, second VARCHAR, verdict VARCHAR, from_month INTEGER, until_month INTEGER",
    incompatibleRows(tables.incompatible.filter(inForce)),
  );
  await fill(
    db,
    "disability_grade",
    "purpose VARCHAR, category VARCHAR, grade INTEGER",
    grades.map(({ purpose, category, grade }) => [purpose, category, grade]),
  );
  await fill(
    db,
    "rate",
    "item VARCHAR, side VARCHAR, grade VARCHAR, from_month INTEGER, until_month INTEGER, fen BIGINT",
    rateRows(tables.rates),
  );
  await fill(
    db,
    "pay_rule",
    "programme VARCHAR, pay_day INTEGER, grace_days INTEGER, stop_is_unpaid INTEGER",
    payRuleRows(tables.pay_rules),
  );
  await fill(
    db,
    "linkage",
    "month INTEGER, published_on DATE, fen BIGINT",
    linkageRows(tables.linkage),
  );
  await writeCalendar(db, tables);
}

function incompatibleRows(rows: Tables["incompatible"]): Row[] {
  return rows
    .filter((row) => row.verdict !== "可以")
    .map((row) => [
      BENEFITS[row.first],
      BENEFITS[row.second],
      row.verdict === "不可同领" ? "hit" : "hint",
      ...span(row),
    ]);
}

function rateRows(rows: Tables["rates"]): Row[] {
  return rows.map((row) => [
    BENEFITS[row.item],
    row.side ?? null,
    row.grade ?? null,
    ...span(row),
    Math.round(row.yuan * 100),
  ]);
}

/** Of two rows of one programme the later counts: the county's stand behind the shipped ones. */
function payRuleRows(rows: Tables["pay_rules"]): Row[] {
  return [...new Map(rows.map((row) => [row.item, row])).values()].map((row) => [
    BENEFITS[row.item],
    row.pay_day ?? null,
    row.grace_days ?? null,
    row.stop_month === "首个停发月" ? 1 : 0,
  ]);
}

/** Of two rows of one month the later counts. */
function linkageRows(rows: Tables["linkage"]): Row[] {
  return [...new Map(rows.map((row) => [row.month, row])).values()].map((row) => [
    monthNumber(row.month) as number,
    row.published ?? null,
    row.yuan === undefined ? null : Math.round(row.yuan * 100),
  ]);
}

const span = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => [
  from === undefined ? MONTHS.first : (monthNumber(from) as number),
  to === undefined ? MONTHS.last : (monthNumber(to) as number),
];

async function fill(
  db: Database,
  table: string,
  columns: string,
  rows: readonly Row[],
): Promise<void> {
  const values = rows.map((row) => `(${row.map(literal).join(", ")})`);
  await db.script(`CREATE TABLE IF NOT EXISTS ${table} (${columns});
DELETE FROM ${table};
${values.length > 0 ? `INSERT INTO ${table} VALUES ${values.join(", ")};` : ""}`);
}

const literal = (cell: string | number | null) =>
  cell === null ? "NULL" : typeof cell === "number" ? String(cell) : quoteText(cell);

/** Days with the running count of working days; the list of holidays is long, so the calendar of one list is kept. */
const calendars = new WeakMap<Tables["holidays"], { rows: [string, number][]; sum: number }>();

function calendarOf(holidays: Tables["holidays"]) {
  const kept = calendars.get(holidays);
  if (kept) return kept;
  const changes = new Map<string, boolean>();
  for (const { from, to, works } of holidays) {
    for (let day = from; day <= to; day = nextDay(day)) changes.set(day, works);
  }
  const rows: [string, number][] = [];
  let workdays = 0;
  for (let day = `${FIRST_YEAR}-01-01`; day < `${LAST_YEAR}-01-01`; day = nextDay(day)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (changes.get(day) ?? (weekday > 0 && weekday < 6)) workdays += 1;
    rows.push([day, workdays]);
  }
  const made = { rows, sum: rows.reduce((total, [, count]) => total + count, 0) };
  calendars.set(holidays, made);
  return made;
}

/** Written again only where it differs from what is there. */
async function writeCalendar(db: Database, { holidays }: Tables): Promise<void> {
  await db.run("CREATE TABLE IF NOT EXISTS calendar (day DATE, workdays INTEGER)");
  const { rows, sum } = calendarOf(holidays);
  const [there] = await db.rows(
    "SELECT count(*) AS days, coalesce(sum(workdays), 0) AS sum FROM calendar",
  );
  if (there?.days === rows.length && Number(there.sum) === sum) return;
  await db.run("DELETE FROM calendar");
  await db.run(
    `INSERT INTO calendar SELECT CAST(day AS DATE), workdays FROM (
       SELECT unnest(from_json($rows, '[{"day":"VARCHAR","workdays":"INTEGER"}]'), recursive := true))`,
    { rows: JSON.stringify(rows.map(([day, workdays]) => ({ day, workdays }))) },
  );
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
