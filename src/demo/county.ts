/** What the world is and what the offices wrote down; persons are known by their number here. */
export interface Person {
  pid: number;
  hid: number;
  name: string;
  id: string;
  /** YYYY-MM-DD */
  birth: string;
  sex: "男" | "女";
  town: string;
  village: string;
  relation: string;
}

interface Entry {
  pid: number;
}

export interface HukouEntry extends Entry {
  no: string;
  relation: string;
  state: "正常" | "迁出" | "注销";
}

export interface DibaoEntry extends Entry {
  no: string;
  holder: string;
  relation: string;
  side: "农村" | "城市";
  coverage: "整户保" | "单人保";
  count: number;
  /** Yuan a month for the household. */
  amount: number;
  classified: string;
  /** The township and village the row names, where they are not the person's own. */
  place?: { town: string; village: string };
  /** year*12 + month - 1, as everywhere here. */
  from: number;
}

export interface TekunEntry extends Entry {
  supply: "集中供养" | "分散供养";
  selfCare: "全自理" | "半护理" | "全护理";
  living: number;
  care: number;
  from: number;
  visited: string;
}

export interface ChildEntry extends Entry {
  programme: "orphan" | "unsupported_child";
  amount: number;
  from: number;
}

export interface SubsidyEntry extends Entry {
  programme: "disability_living" | "disability_care";
  amount: number;
}

export interface ExitEntry extends Entry {
  no: string;
  month: number;
  reason: string;
}

export interface PaymentEntry extends Entry {
  item: "dibao" | "tekun" | "orphan" | "unsupported_child" | "price";
  no: string;
  month: number;
  paidOn: string;
  amount: number;
  ok: boolean;
  account?: string;
  /** Name of the account's holder. */
  holder?: string;
}

export interface PovertyEntry extends Entry {
  no: string;
  holder: string;
  relation: string;
  state: "未脱贫" | "已脱贫" | "返贫";
  health: "健康" | "患有大病" | "残疾" | "长期慢性病";
  labour: string;
  income: number;
}

export interface CardEntry extends Entry {
  category: string;
  grade: 1 | 2 | 3 | 4;
  state: "有效" | "注销" | "过期";
}

export interface CheckEntry extends Entry {
  size: number;
  /** Yuan a head and month, two decimals. */
  income: number;
  rigid: number;
  jobCost: number;
  assets: "未超标" | "超标";
  /** Day of the check, YYYY-MM-DD. */
  on?: string;
  handled?: string;
}

export interface SurveyEntry extends Entry {
  father: { pid: number; state: string };
  mother: { pid: number; state: string };
  leftBehind: boolean;
  agreement: "已签订" | "";
  /** The cell of the child's ID is empty. */
  withoutId?: true;
}

export interface AidEntry extends Entry {
  applied: string;
  approved: string;
  cause: string;
  amount: number;
  urgency?: "急难型" | "支出型";
  firstAid?: boolean;
  paid?: string;
  papers?: string;
  special?: boolean;
}

export interface ApplicationEntry extends Entry {
  received: string;
  /** Empty while nothing is decided. */
  decided: string;
  decision: "批准" | "不予批准" | "在办";
}

/** One row of the medical list; what the office got wrong stands in place of the person's own details. */
export interface MedicalEntry extends Entry {
  paid: number;
  id?: string;
  name?: string;
  sex?: "男" | "女";
  /** Which clerical error the row shows. */
  error?: "DQ01" | "DQ02" | "DQ03" | "DQ04";
}

export interface Rolls {
  hukou: HukouEntry[];
  dibao: DibaoEntry[];
  dibaoBefore: DibaoEntry[];
  tekun: TekunEntry[];
  tekunBefore: TekunEntry[];
  child: ChildEntry[];
  childBefore: ChildEntry[];
  subsidy: SubsidyEntry[];
  subsidyBefore: SubsidyEntry[];
  exits: ExitEntry[];
  payments: PaymentEntry[];
  deaths: (Entry & { on: string; source: string })[];
  poverty: PovertyEntry[];
  cards: CardEntry[];
  ill: (Entry & { disease: string })[];
  jobs: (Entry & { employer: string; month: number })[];
  custody: (Entry & { type: string; from: string; until: string })[];
  students: (Entry & { school: string; state: string })[];
  checks: CheckEntry[];
  survey: SurveyEntry[];
  jobless: (Entry & { category: string; hardship: boolean; since: number })[];
  disasters: (Entry & { kind: string; on: string; loss: string; now: string })[];
  aid: AidEntry[];
  applications: ApplicationEntry[];
  medical: MedicalEntry[];
  residences: (Entry & { on: string; until: string })[];
}

export interface CountySettings {
  people: number;
  seed: number;
  /** Screening month, year*12 + month - 1. */
  month: number;
  /** Month of the previous snapshots. */
  before: number;
  /** Six digits that belong to no county. */
  region: string;
  name: string;
  /** Yuan a head and month. */
  standards: { rural: number; urban: number };
  priceLinkage: readonly number[];
  edition: "2019" | "current";
  /** Also the ledgers and the mistakes that only the rules without published answers look for. */
  everyRule: boolean;
}

export interface County extends CountySettings {
  persons: Person[];
  rolls: Rolls;
}

export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** Last day of a month, YYYY-MM-DD. */
export function lastDay(month: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
}

/** Full years at a date. */
export function ageAt(birth: string, on: string): number {
  return (
    Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - (on.slice(5) < birth.slice(5) ? 1 : 0)
  );
}
