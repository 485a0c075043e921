import type { Naming } from "./roll.ts";

/** 2019年3月5日, 2019.3.5, 19年3月, 2019年, 201903. */
const DATE =
  "(?:(?:19|20)\\d{2}年?(?:\\d{1,2}月(?:\\d{1,2}[日号]?)?)?(?=\\D)|(?:(?:19|20)?\\d{2})[./-]\\d{1,2}(?:[./-]\\d{1,2}日?)?|\\d{2}年\\d{1,2}月(?:\\d{1,2}[日号])?|(?:19|20)\\d{4}(?:\\d{2})?)";
/** Who, when and how, before what became of him. */
const BEFORE = `^(?:经(?:核实|核查|走访|查)[,:]?)?(?:(?:此|该|其)?本?人|户主本人)?(?:(?:现|均)?已)?(?:于|自)?(?:${DATE})?(?:份|左右|初|底)?[,]?`;
/** 因父亲死亡变更户主 and 因工死亡遗属 are of somebody who is there. */
const WHY =
  "(?:(?:因|由于)(?:(?!父|母|爸|妈|丈夫|妻|配偶|爱人|老伴|儿|女|子(?!宫)|兄|弟|姐|妹|爷|奶|公公|婆|孙|户主|家).){1,6}?)?(?:已经?|现已|全家|举家)*";
const SURVIVORS =
  "(?!后|抚恤|赔偿|人员|者?的?[家遗亲]属|\\(其?(?:[父母夫妻子女儿媳兄弟姐妹]|配偶|丈夫|爱人|老伴))";
/** 迁至青石镇安置点 may be inside the county. */
const TO_A_TOWN = "(?![^省市县州区盟旗]{1,12}(?:乡|镇|街道|村|社区|组|安置[点区房]|新区|县城))";
/** Of a register that keeps those who left it and says so in its remarks alone. */
export const registerRemarks: readonly Naming[] = [
  [
    new RegExp(
      `${BEFORE}${WHY}(?:户口|户籍)?(?:已经?|现已|全家|于)*(?:${DATE})?(?:外?迁(?:出|往|走|离|移|至)|外迁)(?!地)${TO_A_TOWN}`,
    ),
    "迁出",
  ],
  [
    new RegExp(
      `${BEFORE}${WHY}(?:因病|因故|意外|自然)?(?:死亡|病故|病亡|病逝|去世|亡故|故去|已故|过世|身故|离世)${SURVIVORS}`,
    ),
    "死亡",
  ],
  [
    new RegExp(
      `${BEFORE}(?:户口|户籍)?(?:已经?|现已|已被|被|于)*(?:${DATE})?(?:死亡)?(?:注销|销户)`,
    ),
    "注销",
  ],
];

/** Words of having left. 迁入 and 故 of 事故 are none, and who was moved to a better house by 易地扶贫搬迁 is where he was registered. */
export const LEFT_REGISTER =
  /死亡?|[病亡身已]故|亡(?!羊)|去世|过世|离世|逝世|病逝|(?<![搬拆动])迁(?!入|来|就|怒|坟|建)|注销|销户|失踪/;
