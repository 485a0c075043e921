import type { Random } from "./random.ts";

/** Characters of given names, the commonest first; of our own making, only the order of magnitude is real. */
const MALE = characters(
  "伟强军建明国华文志平海林勇杰峰涛辉龙超波斌刚飞鹏宇浩俊德云生成光祥荣福春清永新金玉宏兴庆江红东立学良才忠义仁富贵" +
    "昌盛元安全有世家天子少正大小长培发根宝树山水石川河洋湖泉阳亮晨旭旺胜利民保卫武兵帅凯鑫磊森博翔健康健权毅坚松柏楠" +
    "彬彪豪雄威震振鸣群众继承绍先启启发达远进步喜乐欢顺朝廷章禄寿禧彦恩泽润雨雷霖瑞麒麟凌云帆航舟轩昊然哲睿诚信智勤敏" +
    "守善敬孝道本初开运来财银铁钢铜锋剑钧锐铭镇锡银炳炎焕灿煌景昆仑岩岳峻崇嵩州城邦均圣贤能士尚书儒雅相高升腾达万千百一" +
    "三四五六七八九加佳思维立言语诗竹梅雪玮琪珂琛瑜璋琦瑾玺嘉赫奕骏驰骁腾冠卓越希望西南北中左右耀宗祖光荫汉民奎魁星辰",
);
const FEMALE = characters(
  "芳秀英红丽玉兰梅霞芬燕桂花珍艳娟琴静凤莲萍芝香云玲敏华娜莉慧琼美爱月春素淑雪菊翠丹洁婷颖琳倩蓉欣怡佳雨思梦瑶璐晓" +
    "小金银珠环凡彩虹荣菲菁蕾薇苗青清秋冬文媛嫦娥姣娇妹妮娅婉婵妍娴嫣蓝荷莺鸣雁鸽鹃彤霜露冰凌云岚珊瑚琪琦瑜瑾璇玥珂珑" +
    "瑛莹贞惠善巧勤俭孝顺平安宁和乐喜庆会群聪明智贤雅芸芷若兮萱萌茜茹莎苹菱蕊蓓莘艺诗语涵晗晴昕曼妙依伊可心念忆忱恬悦" +
    "情意先仙灵秀兴友朋书画棋笛歌舞竹叶枝柳杏桃李枣果榕槐桐景新旭晨晶昭映照亚西南北京沪渝川海江河水波涛润泽洋湘沁沙滢" +
    "福禄寿富贵有余如改转招弟来娣引领换第足满多少大二三四五六七八九发生成长根连接运开正端方圆丝绸缎绣绢纯红绿紫黛墨",
);
const MODERN = characters(
  "子梓浩宇轩涵欣怡诗雨博睿泽思佳琪嘉一晨语然辰宸铭奕沐芮熙若希妍彤萱瑞俊皓煜烨锦玥悦可馨依诺汐瑶钰珂晗昊恒远航骏豪" +
    "书瑾之安禾苒芷清妙雅晴心彦霖翊桐柠果朵糖乐天佑祺祎霏菲菡潇淇溪洛沁润泓瀚渊澄逸凡凌云星月阳旭昕曦朗明亮阔景",
);

export const GIVEN_CHARACTERS: readonly string[] = [...new Set([...MALE, ...FEMALE, ...MODERN])];

/** A given name of one or two characters, as sex and year of birth have it; `shared` stands first where siblings share it. */
export function givenName(
  sex: "男" | "女",
  birthYear: number,
  random: Random,
  shared?: string,
): string {
  const pool = birthYear >= 2005 && random.chance(0.6) ? MODERN : sex === "男" ? MALE : FEMALE;
  if (shared !== undefined) return shared + common(pool, random);
  const isShort = random.chance(birthYear >= 1990 ? 0.12 : 0.3);
  return isShort ? common(pool, random) : common(pool, random) + common(pool, random);
}

/** The first of a list far more often than the last, as in any county. */
export function common(pool: readonly string[], random: Random): string {
  return pool[Math.floor(pool.length * random.next() ** 1.7)] ?? "";
}

function characters(text: string): readonly string[] {
  return [...new Set(Array.from(text))];
}
