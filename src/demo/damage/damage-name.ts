import { pinyin } from "pinyin-pro";
import { GIVEN_CHARACTERS } from "../given-names.ts";
import type { Random } from "../random.ts";
import { DOT_RATE, NAME_RATE, NAME_SHARES, type NameDamageKind } from "./kinds.ts";

/** Written for one another by typists who go by sight. */
const SHAPES =
  "海梅诲 淮准 洪拱 冷泠 末未 玉王主 明朋 李季 忘志 株林 晚晓 车军 请清情 健建 娟捐 霞遐 莲连 桂挂 凤风 苹萍 婷停 蓉容 详祥 " +
  "兵乒 宾兵 戍戌成 侯候 杨扬 汤场 泽择 洁浩 涵函 宣萱 怡恰 颖颍 璐路 淋琳 婉碗 依衣 芝芳 虹虾 香季 珍珠 谈淡 钧钓 铭铬 瑞端 " +
  "晖晕 昊吴 晨震 雯雪 宇字 轩斩 亮高 哲誓 恒恒 勤勒 壮状 飞气 卫工 永水 斌武 荣营 发友 贵责 财材 文交 光尖 辉挥 强张 春舂";
const VARIANTS =
  "国國囯 峰峯 强強彊 丽麗 荣榮 华華 凤鳳 兰蘭 贵貴 陈陳 张張 刘劉 升昇 坤堃 云雲 群羣 红紅 伟偉 军軍 东東 龙龍 艳艷 玉玊 " +
  "发發 吴吳 黄黃 杨楊 赵趙 孙孫 马馬 罗羅 郑鄭 谢謝 韩韓 冯馮 邓鄧 许許 卢盧 苏蘇甦 叶葉 钟鍾 陆陸 谭譚 邹鄒 贾賈 万萬 钱錢 " +
  "严嚴 龚龔 德徳 恩㤙 喆哲 梅楳 勋勳 晋晉 珍珎 宝寶 学學 义義 礼禮 会會 爱愛 琼瓊 莹瑩 芸蕓 萧蕭 闫閆阎 於于";
const TRANSLITERATED: readonly (readonly [string, string])[] = [
  ["买买提", "麦麦提"],
  ["阿不都", "阿布都"],
  ["古丽", "古力"],
  ["努尔", "奴尔"],
  ["吐尔逊", "图尔荪"],
  ["热合曼", "热赫曼"],
  ["卓玛", "卓麻"],
  ["次仁", "才仁"],
];

/** A name as another office spells it. */
export function damageName(
  name: string,
  factor: number,
  random: Random,
): { text: string; damage: NameDamageKind } {
  if (name.includes("·") && random.chance(DOT_RATE))
    return told(name, spoilDots(name, random), "dots");
  if (!random.chance(NAME_RATE * factor)) return { text: name, damage: "" };
  let draw = random.next();
  for (const [damage, share] of Object.entries(NAME_SHARES)) {
    draw -= share;
    if (draw < 0) {
      const kind = damage as keyof typeof NAME_SHARES;
      return told(name, SPOILS[kind](Array.from(name), random), kind);
    }
  }
  return { text: name, damage: "" };
}

function told(name: string, text: string, damage: NameDamageKind) {
  return { text, damage: text === name ? ("" as const) : damage };
}

function spoilDots(name: string, random: Random): string {
  if (random.chance(0.15)) return Array.from(name).slice(0, 5).join("");
  const pair = TRANSLITERATED.find((each) => each.some((part) => name.includes(part)));
  if (pair && random.chance(0.3)) {
    const [from, to] = name.includes(pair[0]) ? pair : [pair[1], pair[0]];
    return name.replace(from, to);
  }
  return name.replace("·", random.pick(["•", "・", ".", "．", "-", " ", ""]));
}

const SPOILS: Readonly<
  Record<keyof typeof NAME_SHARES, (name: readonly string[], random: Random) => string>
> = {
  homophone: (name, random) =>
    replaceOne(name, random, (c) => pickOther(homophonesOf(c), c, random)),
  variant: (name, random) => {
    const groups = groupsOf(VARIANTS);
    return name.map((c) => pickOther(groups.get(c) ?? [], c, random)).join("");
  },
  shape: (name, random) => {
    const groups = groupsOf(SHAPES);
    const known = name.findIndex((c, index) => index > 0 && groups.has(c));
    if (known < 0) return name.join("");
    return put(
      name,
      known,
      pickOther(groups.get(name[known] ?? "") ?? [], name[known] ?? "", random),
    );
  },
  blank: (name, random) =>
    name.length === 2
      ? name.join(random.pick([" ", "  ", "\u3000"]))
      : random.pick([` ${name.join("")}`, `${name.join("")} `, name.join(" ")]),
  placeholder: (name, random) =>
    replaceOne(name, random, () => random.pick(["?", "*", "□", "\ue5f1"])),
  remark: (name, random) =>
    name.join("") + random.pick(["（户主）", "(户主)", "（已故）", "*", "1", "（曾用名李）"]),
  dropped: (name, random) =>
    name.length > 2 ? without(name, random.between(1, name.length - 1)) : name.join(""),
  other: (name, random) => replaceOne(name, random, () => random.pick(GIVEN_CHARACTERS)),
  pinyin: (name, random) => replaceOne(name, random, (c) => `(${pinyin(c, { toneType: "none" })})`),
};

/** A character after the first: family names are seldom misspelt. */
function replaceOne(
  name: readonly string[],
  random: Random,
  make: (character: string) => string,
): string {
  const at = random.between(1, name.length - 1);
  return put(name, at, make(name[at] ?? ""));
}

function put(name: readonly string[], at: number, character: string): string {
  return [...name.slice(0, at), character, ...name.slice(at + 1)].join("");
}

function pickOther(group: readonly string[], character: string, random: Random): string {
  const others = group.filter((other) => other !== character);
  return others.length > 0 ? random.pick(others) : character;
}

let homophones: Map<string, string[]> | undefined;

function homophonesOf(character: string): readonly string[] {
  if (!homophones) {
    homophones = new Map();
    for (const other of GIVEN_CHARACTERS) {
      const sound = pinyin(other, { toneType: "none" });
      homophones.set(sound, [...(homophones.get(sound) ?? []), other]);
    }
  }
  return homophones.get(pinyin(character, { toneType: "none" })) ?? [];
}

const groupsByList = new Map<string, Map<string, string[]>>();

function groupsOf(list: string): Map<string, string[]> {
  const known = groupsByList.get(list);
  if (known) return known;
  const groups = new Map<string, string[]>();
  for (const group of list.split(" ")) {
    const characters = Array.from(group);
    for (const character of characters) groups.set(character, characters);
  }
  groupsByList.set(list, groups);
  return groups;
}

function without(name: readonly string[], at: number): string {
  return [...name.slice(0, at), ...name.slice(at + 1)].join("");
}
