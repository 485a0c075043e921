import { unspaced } from "../../../rolls/plain-text.ts";

export interface PlaceOfLine {
  town?: string;
  /** Undefined where the line names a township alone. */
  village?: string;
  /** The whole line, where its township is one of the farms and zones, which may as well be places of a township: 红星林场 between its villages. */
  orVillage?: string;
}

const LABEL =
  /^(村居?(\(社区\))?(委会)?名?称?|行政村|所[在属]村|乡镇(\(街道\))?(名称)?|所[在属]乡镇|村委会|社区)[:：]/;
const NUMBER = /^(\(?[一二三四五六七八九十]{1,3}[)、.]|\(?\d{1,2}[)、.])/;
/** How many there are: （共12户34人）, ：34人. */
const COUNTED = /[:：]?\(?(共|计|合计|小计)?[:：]?(\d+[户人名个]?[,、]?)+\)?$|\(\s*\)$/;
const VILLAGE =
  /^([\p{Script=Han}]{1,8}?(?:乡|镇|苏木|街道(?:办事处)?|[农林牧渔茶]场))?([\p{Script=Han}]{1,8}(?:村民委员会|村委会|居民委员会|居委会|社区|嘎查|村))$/u;
/** 河东 behind 村：. */
const SHORT = /^\p{Script=Han}{2,4}$/u;
const TOWN = /^[\p{Script=Han}]{1,9}(乡|镇|苏木|街道(办事处)?)$/u;
const OF_FARM = /^[\p{Script=Han}]{2,8}[农林牧渔茶]场$/u;
/** The same where a farm or a zone is one; 现住工业园区 and 务工于开发区 say where somebody lives. */
const LIKE_TOWN =
  /^(?!.*(.于|在|住|往|赴|务工|打工|户主|本人|全家|其[他它]|各))[\p{Script=Han}]{1,9}(办事处|[农林牧渔茶]场|管委会|管理区|开发区|园区)$/u;
/** What follows: 青石镇：. */
const FOLLOWS = /[:：]+$/;
/** 各村, 农村 and 本村 name no village; 城镇 and 农村 on such lines say what their people are. */
const NO_PLACE =
  /^(非|深度|一般|重点|出列|易地|搬迁)|(贫困|脱贫|出列)村$|^(各|全|农|城|行政|自然|贫困|所有|其他|其它|脱贫|本|驻|外|村)(村|社区|乡|镇)|^(城|乡|集|小城)镇|^(城乡|民族乡|乡镇)$/;

/** The place that a line between the rows is nothing but: 河东村委会, 二、青石乡河东村（12户34人）, 村：河东. Undefined for any other line. */
export function placeOfLine(line: string): PlaceOfLine | undefined {
  const text = unspaced(line).replace(/（/g, "(").replace(/）/g, ")");
  const numberless = text.replace(NUMBER, "");
  const label = LABEL.exec(numberless)?.[0];
  const bare = numberless
    .slice(label?.length ?? 0)
    .replace(FOLLOWS, "")
    .replace(COUNTED, "");
  if (NO_PLACE.test(bare)) return undefined;
  if (label !== undefined && SHORT.test(bare))
    return label.includes("乡镇") ? { town: bare } : { village: bare };
  if (TOWN.test(bare)) return { town: bare };
  if (LIKE_TOWN.test(bare)) return { town: bare, orVillage: bare };
  const [, town, village] = VILLAGE.exec(bare) ?? [];
  if (village === undefined || NO_PLACE.test(village)) return undefined;
  if (town === undefined) return { village };
  return OF_FARM.test(town) ? { town, village, orVillage: bare } : { town, village };
}
