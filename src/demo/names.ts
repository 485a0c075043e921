import type { Random } from "./random.ts";

/** Weighted by repetition: a few surnames carry most people, as they do in any county. */
const SURNAMES = Array.from(
  "李李李李李王王王王王张张张张刘刘刘陈陈陈杨杨赵赵黄黄周周吴吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚",
);
const COMPOUND = ["欧阳", "上官", "司马", "诸葛"];
const MALE = Array.from(
  "伟强磊军勇杰涛明超刚平辉鹏华飞波斌宇浩凯健俊帆帅旭宁龙林建国志文德荣生成光海新云兴春福祥",
);
const FEMALE = Array.from(
  "芳娜敏静丽艳娟霞秀英玲桂兰红梅莉萍燕玉珍凤洁琴云莲真雪荣爱妹香月莺媛瑞凡佳嘉琼勤珠贞慧",
);
const CHILD = Array.from("子梓浩宇轩涵欣怡诗雨博睿泽思佳琪嘉一晨语然辰宸铭");
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

/** Villages by township: about one village to every 220 people, some of them 社区. */
export function makePlaces(people: number, random: Random): Place[] {
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
    return { town, village: `${stem}${round > 0 ? `${round + 1}` : ""}${kind}` };
  });
}

export function surname(random: Random): string {
  return random.chance(0.004) ? random.pick(COMPOUND) : random.pick(SURNAMES);
}

/** A full name; about two in a hundred are written with a dot between two parts. */
export function fullName(
  family: string,
  sex: "男" | "女",
  birthYear: number,
  random: Random,
): string {
  if (random.chance(0.02)) return `${random.pick(MINORITY_FIRST)}·${random.pick(MINORITY_LAST)}`;
  const set = birthYear >= 2005 && random.chance(0.6) ? CHILD : sex === "男" ? MALE : FEMALE;
  const length = birthYear >= 1990 ? 2 : random.chance(0.35) ? 1 : 2;
  return family + Array.from({ length }, () => random.pick(set)).join("");
}
