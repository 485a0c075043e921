import type { Database } from "../../engine/database.ts";
import { headerText } from "../../rolls/headers/header-text.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { cellOf } from "../cell-sql.ts";
import type { OtherChanges } from "./changes-of-list.ts";

/** What a column of such a list asks, what it is called that says what was found out or decided, and the words that deny it. */
interface Denial {
  /** Answered with 否. */
  asks: RegExp;
  header?: RegExp;
  says?: RegExp;
}

const WRONG: Denial = {
  asks: /^是否(死亡|属实|真实|已?故|去世|核实|确认|服刑|在押|羁押|一致)/,
  header:
    /核[实查对]|复核|比对|属实|反馈|处理|处置|甄别|排查|调查|(核|结)果|^(备注|说明|情况)$|^(注销|销户|减少|变动|终止|停保|退保|停发|停止)?(参保|待遇)?(原因|类别|类型|事由)$/,
  // 不属实（本人健在）, 经核实健在, 误报; 参军 and 重复户口 below 注销原因, 转移 and 重复参保 below 终止原因 of the insured.
  says: /^(经|已)?(核实|核查|走访|入户|查)?[,:，：]?(其|该人|本人|此人)?(现|仍|还|目前)?(不属实|不实|情况不符|健在|在世|存活|活着|未死亡|没有?死亡|未去世|未亡|误[报登录]|错[报登录]|(信息|身份|数据)?有误|信息错误|身份(证号?)?(错误|有误|冲突|重号)|非本人|不是本人|同名|重名|人在|未(服刑|在押|羁押)|参军|入伍|服兵?役|出国|出境|[国境]外|定居|重[复户]|婚[嫁迁]|出嫁|迁[出移往]|升学|转学|被?收养|空挂|(转移|转[入出]|重复(参保|缴费|领取)|退保|参加职工|超龄)(?!.*(死亡|去世|亡故|病故)))/,
};

const DENIALS: Readonly<Record<string, Denial>> = {
  death: WRONG,
  custody: WRONG,
  aid: {
    asks: /^是否(同意|批准|通过|予以?救助|救助|符合(条件)?)$/,
    header:
      /(审批|审核|审核确认|确认|办理|核准|评审|审定)(结果|意见|结论|决定|情况)$|^(备注|说明)$/,
    // 不符合低保条件，给予临时救助 is no refusal.
    says: /^(?!.*(?<![不未])(同意|给予|批准|发放))(经.{0,8}[,，]?)?(不(予|同意|批准|通过|符合)|未(通过|获批|批准)|退回|驳回|否决|已?撤销|本人放弃)/,
  },
  // The 居民 are insured without a job: 城乡居民基本养老保险 beside 企业职工基本养老保险 on one list of all who are insured. 农村居民 alone tells where somebody lives.
  employment: {
    asks: /^是否(职工|在职|就业)(参保|人员)?$/,
    header: /险种|险别|(参保|保险|缴费)(类型|类别|种类|名称|性质|人员类别)|参保身份|人员类别/,
    says: /^(?!(农村|城镇|城市)居民$)(?!.*(职工|企业|机关|单位)).*(居民|新农[合保]|合作医疗|农村养老)/,
  },
  illness: { asks: /^是否(为|属于?|患)?(大病|重病|重大疾病|重特大疾病|罕见病)/ },
};
const NO = /^(否|不是|×|N)$/i;
/** More texts are of other things. */
const MOST_TEXTS = 200;

/**
 * The rows of a list that say themselves that they are none of it: 不属实 or 健在 below 核实情况 of the dead, 不同意 below 审批结果 of 临时救助; `columns` are those, from 1, of which
 * the list makes no other use, with their headers. Null where none does.
 */
export async function deniedRows(
  db: Database,
  rows: string,
  kind: string,
  columns: readonly { column: number; header: string }[],
  lastHeader: number,
): Promise<OtherChanges | null> {
  const denial = DENIALS[kind];
  if (!denial) return null;
  for (const { column, header } of columns) {
    const name = headerText(header);
    const asks = denial.asks.test(name);
    if (!asks && !denial.header?.test(name)) continue;
    const cell = cellOf(column);
    const found = await db.rows<{ text: string }>(
      `SELECT DISTINCT ${cell} AS text FROM ${rows} r WHERE r.row_no > ${lastHeader} AND ${cell} IS NOT NULL LIMIT ${MOST_TEXTS + 1}`,
    );
    if (found.length > MOST_TEXTS) continue;
    const denies = (text: string) => denial.says?.test(text) || (asks && NO.test(text));
    const texts = found.map(({ text }) => text).filter((text) => denies(plainText(text)));
    const reason = kind === "employment" ? "resident_insurance" : "denied";
    if (texts.length > 0) return { column, texts, reason };
  }
  return null;
}
