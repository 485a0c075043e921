import { checkCharacter } from "../../../src/people/check-digit.ts";
import { damageId, damageName, type IdHarm } from "./harm.ts";
import type { MentionRow } from "./mentions.ts";
import { Random } from "./random.ts";

/** A county whose people are known, as rolls full of slips see it. Made for measuring; nothing of it is shipped. */
export interface RoughOptions {
  people: number;
  seed: number;
  /** 1 = the damage measured in county rolls; 2.5 = two and a half times that. */
  damage: number;
  /** Share of people the household register leaves out. */
  unregistered?: number;
  /** The register has no birth column. */
  withoutBirth?: boolean;
  /** Rolls number their households each in its own way, or not at all. */
  withoutHouseholds?: boolean;
  /** One roll went through Excel as numbers: every ID of it ends in 000. */
  excelRoll?: boolean;
}

export interface RoughMention extends MentionRow {
  pid: number;
  harm: IdHarm;
}

interface Person {
  pid: number;
  house: number;
  name: string;
  id: string;
  birth: string;
  sex: "男" | "女";
  town: string;
  village: string;
  role: "head" | "spouse" | "child" | "elder";
}

interface RollPlan {
  roll: string;
  kind: string;
  period: number | null;
  /** Whether this person is on it. */
  takes: (person: Person, random: Random) => boolean;
  space?: "hukou" | "dibao" | "poverty";
  birth?: true;
  sex?: true;
  withoutPlace?: true;
  /** Rows a person. */
  times?: number;
  parents?: true;
}

const SURNAMES =
  "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文单仇解";
const MALE =
  "伟强军勇明建国华志文辉平刚杰涛超鹏飞海波斌林峰龙祥福贵荣富昌盛德才民忠义仁礼信良善永长春生根宝全金银铁石山川江河湖洋雷云天宇浩然子轩博俊凯松柏健康新成立万光耀宗祖庆喜乐安定邦兴旺发财学思源";
const FEMALE =
  "芳娜敏静丽艳娟秀霞玲桂英兰梅红玉珍珠凤燕莲芬花香萍莉琴雪月云翠竹菊荷芝蓉婷婷慧惠淑贞美佳丹彩霞洁琼瑶璐琳倩颖欣怡雨涵诗梦思佳雅馨蕾薇露小春秋冬晓青素清爱巧";
const FOREIGN = [
  "买买提",
  "阿不都拉",
  "古丽娜尔",
  "热合曼",
  "玉素甫",
  "艾合买提",
  "吐尔逊",
  "努尔古丽",
  "阿依古丽",
  "依布拉音",
];

export function makeRoughCounty(options: RoughOptions): RoughMention[] {
  const random = new Random(options.seed);
  const people = makePeople(options.people, random);
  const households = new Map<number, Person[]>();
  for (const person of people) {
    households.set(person.house, [...(households.get(person.house) ?? []), person]);
  }
  const out: RoughMention[] = [];
  planRolls(options).forEach((plan, index) => {
    const writer = new RollWriter(plan, index + 1, options, random, households);
    for (const person of people) if (plan.takes(person, random)) out.push(...writer.rows(person));
  });
  return out;
}

function planRolls(options: RoughOptions): RollPlan[] {
  const poor = new Set<number>();
  const aided = new Set<number>();
  const chosen = (set: Set<number>, share: number) => (person: Person, random: Random) => {
    if (person.role === "head" && random.next() < share) set.add(person.house);
    return set.has(person.house) && random.next() < 0.93;
  };
  const month = 2019 * 12 + 9;
  const birth = options.withoutBirth ? {} : ({ birth: true } as const);
  return [
    {
      roll: "hukou",
      kind: "hukou",
      period: null,
      space: "hukou",
      sex: true,
      ...birth,
      takes: (_, r) => r.next() >= (options.unregistered ?? 0.05),
    },
    { roll: "poverty", kind: "poverty", period: null, space: "poverty", takes: chosen(poor, 0.14) },
    {
      roll: "dibao",
      kind: "enrolment",
      period: month - 10,
      space: "dibao",
      takes: chosen(aided, 0.1),
    },
    {
      roll: "dibao",
      kind: "enrolment",
      period: month,
      space: "dibao",
      takes: (p, r) => aided.has(p.house) && r.next() < 0.85,
    },
    {
      roll: "payment",
      kind: "payment",
      period: null,
      space: "dibao",
      times: 8,
      takes: (p) => aided.has(p.house) && p.role === "head",
    },
    { roll: "disability", kind: "disability", period: null, takes: (_, r) => r.next() < 0.05 },
    {
      roll: "employment",
      kind: "employment",
      period: null,
      withoutPlace: true,
      takes: (p, r) => p.role !== "child" && r.next() < 0.2,
    },
    {
      roll: "student",
      kind: "student",
      period: null,
      takes: (p, r) => p.role === "child" && r.next() < 0.5,
    },
    {
      roll: "child_survey",
      kind: "child_survey",
      period: null,
      parents: true,
      takes: (p, r) => p.role === "child" && r.next() < 0.15,
    },
    {
      roll: "death",
      kind: "death",
      period: null,
      takes: (p, r) => p.role === "elder" && r.next() < 0.1,
    },
    {
      roll: "illness",
      kind: "illness",
      period: null,
      birth: true,
      takes: (_, r) => r.next() < 0.1,
    },
  ];
}

class RollWriter {
  private rowNo = 1;
  private readonly plan: RollPlan;
  private readonly sheet: number;
  private readonly options: RoughOptions;
  private readonly random: Random;
  private readonly households: ReadonlyMap<number, Person[]>;

  constructor(
    plan: RollPlan,
    sheet: number,
    options: RoughOptions,
    random: Random,
    households: ReadonlyMap<number, Person[]>,
  ) {
    this.plan = plan;
    this.sheet = sheet;
    this.options = options;
    this.random = random;
    this.households = households;
  }

  rows(person: Person): RoughMention[] {
    const written = this.write(person);
    return Array.from({ length: this.plan.times ?? 1 }, () => this.row(person, written)).flat();
  }

  /** What an office copies from row to row of one person. */
  private write(person: Person) {
    const { random, options } = this;
    const village =
      random.next() < 0.03 * options.damage ? `别村${random.below(9)}` : person.village;
    const family = this.households.get(person.house) ?? [];
    const [id, harm] = damageId(person.id, random, options.damage, {
      isChild: person.role === "child",
      relatives: family.filter((other) => other !== person).map((other) => other.id),
      excel: options.excelRoll === true && this.plan.roll === "poverty",
    });
    return { village, id, harm, name: damageName(person.name, random, options.damage) };
  }

  private row(person: Person, written: ReturnType<RollWriter["write"]>): RoughMention[] {
    const { plan, random, options } = this;
    this.rowNo += 1;
    const space = options.withoutHouseholds ? null : (plan.space ?? null);
    const row: RoughMention = {
      pid: person.pid,
      harm: written.harm,
      mention_id: (this.sheet * 2 ** 32 + this.rowNo) * 4,
      row_id: this.sheet * 2 ** 32 + this.rowNo,
      role: "self",
      roll: plan.roll,
      kind: plan.kind,
      period: plan.period,
      sheet_id: this.sheet,
      row_no: this.rowNo,
      id_text: written.id,
      name_text: written.name,
      sex: plan.sex ? person.sex : null,
      birth_on: plan.birth ? this.birth(person) : null,
      town: plan.withoutPlace ? null : person.town,
      village: plan.withoutPlace ? null : written.village,
      household_space: space,
      household_no: space === null ? null : `${space}${person.house * 7 + 13}`,
      householder_name: null,
      relation: null,
    };
    if (!plan.parents) return [row];
    const parents = (this.households.get(person.house) ?? []).filter(
      ({ role }) => role === "head" || role === "spouse",
    );
    return [row, ...parents.map((parent, index) => this.parent(row, parent, index, random))];
  }

  private parent(row: RoughMention, parent: Person, index: number, random: Random): RoughMention {
    const [id, harm] = damageId(parent.id, random, this.options.damage, {
      isChild: false,
      relatives: [],
      excel: false,
    });
    return {
      ...row,
      pid: parent.pid,
      harm,
      mention_id: row.mention_id + 1 + index,
      role: parent.sex === "男" ? "father" : "mother",
      id_text: id,
      name_text: damageName(parent.name, random, this.options.damage),
      sex: parent.sex,
    };
  }

  private birth(person: Person): string | null {
    if (this.random.next() < 0.3) return null;
    if (this.random.next() >= 0.003 * this.options.damage) return person.birth;
    return `${person.birth.slice(0, 8)}${String(1 + this.random.below(28)).padStart(2, "0")}`;
  }
}

function makePeople(count: number, random: Random): Person[] {
  const people: Person[] = [];
  const used = new Set<string>();
  const villages = Math.max(10, Math.round(count / 250));
  for (let house = 1; people.length < count; house += 1) {
    const villageNo = random.below(villages);
    const place = { town: `第${villageNo % 14}乡`, village: `${villageNo}号村委会` };
    const clan = random.next() < 0.45 ? SURNAMES.charAt((villageNo * 7) % 20) : surname(random);
    const foreign = villageNo % 23 === 0;
    const generation = pick(MALE, random);
    const add = (
      role: Person["role"],
      sex: Person["sex"],
      from: number,
      to: number,
      name: string,
    ) => {
      const year = from + random.below(to - from);
      const birth = `${year}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
      const id = uniqueId(birth, sex, random, used);
      people.push({ pid: people.length, house, name, id, birth, sex, role, ...place });
    };
    const given = (sex: Person["sex"]) => givenName(sex, random);
    const call = (family: string, sex: Person["sex"]) =>
      foreign ? `${FOREIGN[random.below(10)]}·${FOREIGN[random.below(10)]}` : family + given(sex);
    if (random.next() < 0.35)
      add("elder", random.next() < 0.5 ? "男" : "女", 1928, 1955, call(clan, "女"));
    add("head", "男", 1955, 1990, call(clan, "男"));
    if (random.next() < 0.8) add("spouse", "女", 1957, 1992, call(surname(random), "女"));
    for (let child = random.below(4); child > 0; child -= 1) {
      const sex = random.next() < 0.5 ? "男" : "女";
      const shared = sex === "男" && random.next() < 0.25;
      add(
        "child",
        sex,
        1995,
        2019,
        shared && !foreign ? clan + generation + pick(MALE, random) : call(clan, sex),
      );
    }
  }
  return people;
}

function uniqueId(birth: string, sex: "男" | "女", random: Random, used: Set<string>): string {
  const home = random.next();
  const area = home < 0.8 ? "999901" : home < 0.88 ? "999902" : `99${1000 + random.below(60)}`;
  for (;;) {
    const order = random.below(500) * 2 + (sex === "男" ? 1 : 0);
    const body = `${area}${birth.replaceAll("-", "")}${String(order).padStart(3, "0")}`;
    const id = body + checkCharacter(body);
    if (used.has(id)) continue;
    used.add(id);
    return id;
  }
}

/** Common surnames far more often than rare ones. */
function surname(random: Random): string {
  return SURNAMES.charAt(Math.floor(SURNAMES.length * random.next() ** 2.2));
}

function givenName(sex: "男" | "女", random: Random): string {
  const pool = sex === "男" ? MALE : FEMALE;
  const first = common(pool, random);
  return random.next() < 0.3 ? first : first + common(pool, random);
}

function common(pool: string, random: Random): string {
  return pool.charAt(Math.floor(pool.length * random.next() ** 1.5));
}

function pick(pool: string, random: Random): string {
  return pool.charAt(random.below(pool.length));
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
