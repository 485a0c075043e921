import { numberOf } from "./cell/chinese-figures.ts";
import { plainText } from "./plain-text.ts";
import { isOfAnother } from "./stop-of-programme.ts";

/** Which rows a note beside a list says are of people taken off it: by their serial numbers, or the last so many above it. */
export type StoppedByNote =
  | { serials: readonly number[] }
  | { above: number | "all" }
  | { names: readonly string[] };

const STOP =
  "(停保|停发|退保|清退|(停止|取消|终止|退出)(低保|特困|救助|保障|享受|待遇|供养)(待遇)?)";
const BEGIN = "^[(（【*]*((备?注|说明)[:：]?)?[(（]?(其中|表中)?[:：,]?";
const ONE = "\\d{1,4}([-—~至到]\\d{1,4})?";
/** 序号5-8为9月停保人员, 序号3、7、9已停保. */
const BY_SERIAL = new RegExp(
  `${BEGIN}序号[为是:：]?(?<serials>${ONE}([、,，和及](序号)?${ONE})*)号?(\\d+人)?[,，]?[^停退清取终\\d等]{0,8}(20\\d{2}年)?(\\d{1,2}月份?)?[^停退清取终\\d等]{0,4}${STOP}`,
);
/** 以上3人已停保, 以上人员9月停保. */
const ABOVE = new RegExp(
  `${BEGIN}(以上|上述|上列)(?<count>\\d{1,4}|[一二两三四五六七八九十]{1,3})?[个名位]?(人员?|对象)(?<rest>[^停退清取终]{0,12})${STOP}`,
);
const NAME =
  "\\p{Script=Han}(?:(?![已于均因]|等[\\d一二两三四五六七八九十])[\\p{Script=Han}·]){1,3}";
const NO_NAME =
  /人员|对象|户$|以上|以下|上述|停|增|减|合计|[本上下]月|[县乡镇村局所组]$|低保|特困|公示|审核|死亡|其中/;
/** 张三、李四2019年9月停保, 王五因死亡停保: whether they are names the list itself tells. */
const BY_NAME = new RegExp(
  `${BEGIN}(?<names>${NAME}([、,和及]${NAME})*)(等?[\\d一二两三四五六七八九十]+[人名户])?[(（,]?(已|于|均|因|自|(20\\d{2}|\\d{2})[年.]|\\d)[^停退清取终]{0,16}${STOP}`,
  "u",
);
/** Who stays, was taken on or taken on again, or stands elsewhere; and who is to be stopped, or may be. */
const CONTRARY =
  /[不未没拟非无免如若凡须应需另]|(?<!申)请|待(?!遇)|(?<![删解消])除|恢复|复保|新增|重新|纳入|续[保发享]|继续|保留|后[又再]|建议|(?<!自愿|主动|本人)申请|正在|办理中|公示|取消停|撤[销回]|严?禁|杜绝/;
/** A payment that came back, or of something else than what the list is of: 张三因账号错误停发, 李四10月停发护理费. */
const OF_PAYMENT =
  /(?<!低)卡|[账帐][号户]|银行|信用社|开户|打卡|退[回票汇]|补发|停发.{0,3}([一二两三四五六\d]+个月|(护理|照料|丧葬|取暖|慰问|电|水|医|养老))/;
/** Who is stopped for a time is not taken off. */
const FOR_A_TIME = /暂停|暂缓|缓发|暂不发/;
/** A sentence about more than this. */
const LONGEST = 40;

/** What a note on this roll says; undefined where it says nothing of rows above it, or not clearly which. */
export function stoppedByNote(written: string, roll: string): StoppedByNote | undefined {
  const text = plainText(written);
  if (text.length > LONGEST || CONTRARY.test(text) || text.includes("暂")) return undefined;
  if (OF_PAYMENT.test(text)) return undefined;
  if (isOfAnother(text, roll)) return undefined;
  const serials = BY_SERIAL.exec(text)?.groups?.serials;
  if (serials !== undefined) {
    const numbers = serials
      .replaceAll("序号", "")
      .split(/[、,，和及]/)
      .flatMap(spanOf);
    return numbers.length === 0 ? undefined : { serials: numbers };
  }
  const above = ABOVE.exec(text);
  if (!above) {
    const names = BY_NAME.exec(text)?.groups?.names;
    return names === undefined || NO_NAME.test(names)
      ? undefined
      : { names: names.split(/[、,和及]/) };
  }
  const count = above.groups?.count;
  if (count === undefined) return { above: "all" };
  return { above: /\d/.test(count) ? Number(count) : (numberOf(count) ?? 0) };
}

/** 5-8 is 5, 6, 7 and 8; nothing where it counts down. */
function spanOf(text: string): number[] {
  const [from = 0, until = from] = text.split(/[-—~至到]/).map(Number);
  return until < from ? [] : Array.from({ length: until - from + 1 }, (_, index) => from + index);
}

/** 以下人员9月停保, alone in its row. */
const BELOW = /^[(（]?(以下|下列|下面)/;
const OFF = /(停保|停发|退保|清退|停止(救助|保障|享受))/;
/** A sentence about more than this is none over a group. */
const LONGEST_OVER = 24;

const NUMBER = "[(（]?([一二三四五六七八九十]{1,3}|\\d{1,2})[)）、.]+";
const OF_WHOM = "(人员|对象|户|家庭|名单|花名册)+[:：]?([(（]共?[\\d户人,，]+[)）])?";
const WHEN = "(本[月期次]|当[月期]|上月|(20\\d{2}年?)?\\d{1,2}月份?|20\\d{2}年)?(已|被)?";
const TO_WHAT = "(低保|特困|保障|救助|待遇|资格|的)*";
/** A line that is the name of a group and no more: by its number, or by whom it is of. */
const heads = (words: string) =>
  new RegExp(
    `^(${NUMBER}${WHEN}(${words})${TO_WHAT}(${OF_WHOM})?|${WHEN}(${words})${TO_WHAT}${OF_WHOM})$`,
  );
/** 二、停保人员 and 9月死亡对象（2户） head those who were taken off; 停保2户 is a figure at the foot of a page. */
const GROUP_OFF = heads(
  "停保|停发|退保|清退|注销|核减|减少|减员|死亡|迁出|退出|(取消|停止|终止|退出)(低保|特困|保障|救助|享受|供养|待遇)",
);
/** 三、拟新增人员 and 不予批准对象 are on no roll yet. */
const GROUP_NOT_YET = heads(
  "[拟待](新增|纳入|审批|享受|审核)|未(审批|通过|获批|纳入)|不予(批准|纳入)|不符合(条件)?",
);

/** The state of those below a line between the rows of this roll; undefined where it says none, or not clearly. */
export function stateBelow(written: string, roll: string): "停发" | "暂停" | undefined {
  const text = plainText(written);
  if (!isOfAnother(text, roll) && GROUP_OFF.test(text)) return "停发";
  if (!isOfAnother(text, roll) && GROUP_NOT_YET.test(text)) return "暂停";
  if (!BELOW.test(text) || text.length > LONGEST_OVER) return undefined;
  if (CONTRARY.test(text.replace(FOR_A_TIME, "")) || isOfAnother(text, roll)) return undefined;
  if (FOR_A_TIME.test(text)) return "暂停";
  return OFF.test(text) ? "停发" : undefined;
}

const CHANGE =
  /停保|停发|退保|清退|注销|迁出|死亡|去世|亡故|已故|转(为|入)?特困|[停终]止(救助|保障|享受|发放|供养)|取消(低保|特困|保障|待遇|享受)|退出(低保|特困|保障)/;
/** Rows by number or place, or by how they are written. */
const ROWS =
  /^\(?(以下|下列|下面)|序号|第\d+([-—~至到、,，]\d+)*[行号]|(以上|上述|上列|[前后]|最后)[\d一二两三四五六七八九十]*[个名位]?(人|户|对象)|标[红黄蓝绿橙灰色注记]|[红黄蓝绿橙灰][色字底]|底[色纹]|加粗|删除线|划(线|掉)|[带标打画加][“"（(]?[*★☆▲△●○√×#]|[*★☆▲△●○#]号?[”"）)]?[的者为是]/;

/** Whether a note says of some of a list's rows that they are of people who were taken off it, died or moved. */
export function tellsOfRows(written: string): boolean {
  const text = plainText(written);
  return CHANGE.test(text) && (ROWS.test(text) || namesSome(text));
}

/** 张三已于2019年9月死亡 names whom it is of; who has died is for the lists of the dead to say. */
const SOME = new RegExp(
  `${BEGIN}(?<names>${NAME}([、,和及]${NAME})*)[(（,]?(已|于|均|因|\\d)`,
  "u",
);

function namesSome(text: string): boolean {
  const names = text.length > LONGEST ? undefined : SOME.exec(text)?.groups?.names;
  return names !== undefined && !NO_NAME.test(names);
}
