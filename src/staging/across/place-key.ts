import { plainText } from "../../rolls/plain-text.ts";

/** 某某省某某州某某县青石乡: what a township lies in, as far as its own name is still there behind it. */
const ABOVE =
  /^(?:.{2,12}?(?:自治区|自治州|省|市|州|盟|地区))?.{2,12}?(?:自治县|自治旗|县|市|区|旗)(?=.{1,8}(?:乡|镇|街道|苏木|[农林牧渔茶]场)$)/;

/** 国营石河农场 is 石河农场. */
const STATE_OWNED = /^(?:地方)?国[营有](?=.{2,8}[农林牧渔茶]场$)/;

const PEOPLES =
  "壮|藏|裕固|彝|瑶|锡伯|乌孜别克|维吾尔|佤|土家|土|塔塔尔|塔吉克|水|畲|撒拉|羌|普米|怒|纳西|仫佬|苗|蒙古|门巴|毛南|满|珞巴|傈僳|黎|拉祜|柯尔克孜|京|景颇|基诺|回|赫哲|哈萨克|哈尼|仡佬|高山|鄂温克|俄罗斯|鄂伦春|独龙|东乡|侗|德昂|傣|达斡尔|朝鲜|布依|布朗|保安|白|阿昌";

/** What kind of township it is: 民族乡 are named after one people or several. */
const KIND = new RegExp(`(?:(?:(?:${PEOPLES})族)*(?:民族)?乡|苏木乡|苏木|镇|街道|乡|街)$`, "u");

/** 某某县青石乡人民政府, 青石鄉 and 青石乡 are one township. */
export function townKey(town: string): string {
  return plainText(town)
    .replace(/鄉(?=$|人民政府|政府)/, "乡")
    .replace(/鎮(?=$|人民政府|政府)/, "镇")
    .replace(/(人民政府|政府|办事处|党工委|民政所|民政办)$/, "")
    .replace(ABOVE, "")
    .replace(STATE_OWNED, "")
    .replace(/[()]/g, "");
}

/** 青石 of 青石乡, 青石镇 and 青石彝族乡; of a name of one character nothing is left out. */
export function townStem(key: string): string {
  const stem = key.replace(KIND, "");
  return stem.length > 1 ? stem : key;
}

/** 礼县 before 石桥镇: a county of one character. 古县渡镇 is called so itself. */
const SHORT_COUNTY = /^.县(?=.{1,8}(?:乡|镇|街道|苏木|[农林牧渔茶]场)$)/;

/** 石桥镇 of 礼县石桥镇, where some list names 石桥镇. */
export function withoutShortCounty(key: string, known: ReadonlyMap<string, unknown>): string {
  const own = key.replace(SHORT_COUNTY, "");
  return known.has(own) ? own : key;
}

/** What stands between a village and its group: 李家村、3组 and 李家村/3组. */
const BETWEEN = /[(),，、/／\\·—-]/g;
/** 李家村3组, 李家村委会大坪组 and 李家3组: what stands behind the village names a group of its houses; 周村镇前屯 is 前屯 of a township. */
const GROUP_OF_VILLAGE =
  /^(.+(?:居民委员会|居委会|社区|村民委员会|村委会|行政村|嘎查|村委|村))((?![乡镇鄉鎮]|街道|苏木).{1,8}(?:自然村|[组社屯队]))$/;
const GROUP = /^(.{2,}?)(第?[一二三四五六七八九十\d]+(?:小组|组|社))$/;

/** A village without the group of houses that stands behind its name. */
export function withoutGroup(village: string): string {
  const text = plainText(village)
    .replace(BETWEEN, "")
    .replace(/村民小组$/, "组");
  const own = (GROUP_OF_VILLAGE.exec(text) ?? GROUP.exec(text))?.[1];
  return own ?? village;
}

/** 青石村, 青石村委会, 青石村民委员会 and 青石村3组 are one village; 青石社区 is another. */
export function villageKey(village: string, town: string): string {
  const text = plainText(withoutGroup(village)).replace(BETWEEN, "");
  const own =
    town !== "" && text.startsWith(town) && text.length > town.length + 1
      ? text.slice(town.length)
      : text;
  const urban = /(社区|居委会|居民委员会)/.test(own);
  const stem = own.replace(
    /(社区居民委员会|社区居委会|居民委员会|居委会|社区|村民委员会|村委会|行政村|嘎查委员会|嘎查村|嘎查|村委|村)$/,
    "",
  );
  return `${stem || own}|${urban ? "urban" : "rural"}`;
}

/** How many of the register stand under a township, by `townKey`. */
export type Registered = ReadonlyMap<string, number>;

/**
 * The key of the township that is meant where one is written short (青石) or as what it was before it became a town (青石乡 for 青石镇):
 * that of the only one of this stem in the household register; without a register, that of the only one of this stem at all. A register that
 * writes 青石 itself means whatever other rolls call so.
 */
export function townMeant(registered: Registered): (key: string) => string {
  const hasRegister = [...registered.values()].some((people) => people > 0);
  const isNamed = (key: string) =>
    townStem(key) !== key && (!hasRegister || (registered.get(key) ?? 0) > 0);
  const byStem = new Map<string, string[]>();
  for (const key of registered.keys()) {
    if (!isNamed(key)) continue;
    byStem.set(townStem(key), [...(byStem.get(townStem(key)) ?? []), key]);
  }
  for (const [stem, people] of registered) {
    if (people === 0 || townStem(stem) !== stem || byStem.has(stem)) continue;
    const longer = [...registered.keys()].filter((key) => key !== stem && townStem(key) === stem);
    byStem.set(stem, longer.length === 1 ? longer : [stem]);
  }
  return (key) => {
    if (isNamed(key)) return key;
    // 长河街 is short for 长河街乡, and no 街 called 长河.
    const [only, ...others] = byStem.get(key) ?? byStem.get(townStem(key)) ?? [];
    return only !== undefined && others.length === 0 ? only : key;
  };
}
