import { common, givenName } from "./given-names.ts";
import type { Random } from "./random.ts";

/** The commonest first. */
const SURNAMES = Array.from(
  "李王张刘陈杨赵黄周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬宫景米麦谈柏瞿艾沙鄢桂窦郁缪畅巩卓褚栾戚全娄甄郎池丛边岑农苟迟保商臧佘卞虞刁冷应匡栗仇练楚揭师官佟封燕桑巫敖原植邝仲荆储宗楼干苑寇盖南屠鞠荣井乐银奚明麻雍花闻冼木郜廉衣蔺和冀占门帅利满",
);
const COMPOUND = ["欧阳", "上官", "司马", "诸葛", "皇甫", "令狐"];
const MINORITY_FIRST = [
  "阿依",
  "木呷",
  "尔古",
  "吉克",
  "古丽",
  "艾山",
  "扎西",
  "卓玛",
  "桑吉",
  "努尔",
  "热合曼",
  "玉素甫",
  "阿依古丽",
  "努尔古丽",
  "沙马",
  "吉差",
];
const MINORITY_LAST = [
  "木乃",
  "日火",
  "买买提",
  "阿不都",
  "拉姆",
  "多吉",
  "次仁",
  "尼玛",
  "麦麦提",
  "伍加",
  "艾合买提",
  "吐尔逊",
  "依布拉音",
  "古丽娜尔",
  "拉铁",
  "石布",
  "阿支",
];

/** Invented townships and villages; none is a real county's. */
const TOWN_STEMS = Array.from("青白玉金石清双长大新上下东西南北").flatMap((first) =>
  Array.from("溪岭坪湾塘坝山河沟泉").map((second) => first + second),
);
const VILLAGE_STEMS = Array.from("柳桃李杏松竹梅荷枫樟桂槐桑榆银铜铁盐").flatMap((first) =>
  Array.from("树坡庄冲岗坳屋桥井田坑寨").map((second) => first + second),
);

export interface Place {
  town: string;
  village: string;
}

/** A village and who lives in it. */
export interface Village extends Place {
  townNo: number;
  /** Family names that most of its households bear. */
  clans: readonly string[];
  /** Names of two parts with a dot are common here. */
  isMinority: boolean;
}

/** Villages by township: about one village to every 220 people, some of them 社区. */
export function makePlaces(people: number, random: Random): Village[] {
  const towns = Math.max(3, Math.min(30, Math.round(people / 4000)));
  const villages = Math.max(towns * 2, Math.min(2000, Math.round(people / 220)));
  const names = Array.from({ length: towns }, (_, index) => {
    const stem = TOWN_STEMS[(index * 37) % TOWN_STEMS.length] ?? "青溪";
    return index % 3 === 0 ? `${stem}镇` : `${stem}乡`;
  });
  return Array.from({ length: villages }, (_, index) => {
    const town = names[index % towns] ?? "青溪镇";
    const round = Math.floor(index / VILLAGE_STEMS.length);
    const stem = VILLAGE_STEMS[(index * 53) % VILLAGE_STEMS.length] ?? "柳树";
    const kind = town.endsWith("镇") && random.chance(0.25) ? "社区" : "村委会";
    return {
      town,
      village: `${stem}${round > 0 ? `${round + 1}` : ""}${kind}`,
      townNo: index % towns,
      clans: [surname(random), surname(random), surname(random)],
      isMinority: random.chance(0.04),
    };
  });
}

export function surname(random: Random): string {
  return random.chance(0.004) ? random.pick(COMPOUND) : common(SURNAMES, random);
}

/** The family name of a household: in a village three names carry half of them. */
export function clanName({ clans }: Village, random: Random): string {
  const draw = random.next();
  const clan = draw < 0.3 ? clans[0] : draw < 0.45 ? clans[1] : draw < 0.53 ? clans[2] : undefined;
  return clan ?? surname(random);
}

export interface NameWish {
  family: string;
  sex: "男" | "女";
  birthYear: number;
  village: Village;
  /** The character that siblings of this household have in common. */
  shared?: string | undefined;
}

/** A full name; in villages of minorities mostly two parts with a dot between. */
export function fullName({ family, sex, birthYear, village, shared }: NameWish, random: Random) {
  if (random.chance(village.isMinority ? 0.6 : 0.004))
    return `${random.pick(MINORITY_FIRST)}·${random.pick(MINORITY_LAST)}`;
  return family + givenName(sex, birthYear, random, shared);
}
