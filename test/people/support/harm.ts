import { pinyin } from "pinyin-pro";
import type { Random } from "./random.ts";

export const ID_HARMS = [
  ["typo", 0.009],
  ["swap", 0.003],
  ["trunc000", 0.004],
  ["empty", 0.004],
  ["id15", 0.0025],
  ["drop", 0.0016],
  ["typo2", 0.0013],
  ["borrowed", 0.0011],
  ["extra", 0.0008],
  ["scientific", 0.0008],
  ["letters", 0.001],
  ["two_ids", 0.0002],
  ["masked", 0.0003],
  ["cosmetic", 0.05],
] as const;

export type IdHarm = "" | (typeof ID_HARMS)[number][0];

interface Around {
  isChild: boolean;
  relatives: readonly string[];
  excel: boolean;
}

/** An ID as an office may have written it, and what was done to it. Rates are those of linkage research, times `damage`. */
export function damageId(
  id: string,
  random: Random,
  damage: number,
  around: Around,
): [string | null, IdHarm] {
  if (around.excel) return [`${id.slice(0, 15)}000`, "trunc000"];
  let dice = random.next();
  for (const [harm, rate] of ID_HARMS) {
    const share =
      rate * (harm === "cosmetic" ? 1 : damage) * (harm === "empty" && around.isChild ? 4 : 1);
    if (dice < share) return [harmId(harm, id, random, around), harm];
    dice -= share;
  }
  return [id, ""];
}

function harmId(harm: IdHarm, id: string, random: Random, around: Around): string | null {
  const at = random.below(16);
  const digit = (from: string) => String((Number(from) + 1 + random.below(9)) % 10);
  const typo = (text: string, place: number) =>
    text.slice(0, place) + digit(text.charAt(place)) + text.slice(place + 1);
  switch (harm) {
    case "typo":
      return typo(id, at);
    case "typo2":
      return typo(typo(id, at), (at + 1 + random.below(15)) % 17);
    case "swap":
      return id.slice(0, at) + id.charAt(at + 1) + id.charAt(at) + id.slice(at + 2);
    case "trunc000":
      return `${id.slice(0, 15)}000`;
    case "empty":
      return [null, "无", "暂缺", "/", "待办"][random.below(5)] ?? null;
    case "id15":
      return id.slice(6, 8) === "19" ? id.slice(0, 6) + id.slice(8, 17) : id;
    case "drop":
      return id.slice(0, at) + id.slice(at + 1);
    case "extra":
      return id.slice(0, at) + random.below(10) + id.slice(at);
    case "borrowed":
      return around.relatives[random.below(around.relatives.length)] ?? id;
    case "scientific":
      return `${id.charAt(0)}.${id.slice(1, 6)}E+17`;
    case "letters":
      return id.replace("0", "O");
    case "two_ids":
      return `${id}/${around.relatives[0] ?? id}`;
    case "masked":
      return `${id.slice(0, 6)}********${id.slice(14)}`;
    default:
      return cosmetic(id, random);
  }
}

function cosmetic(id: string, random: Random): string {
  const forms = [
    id.toLowerCase(),
    `'${id}`,
    ` ${id}\u00a0`,
    `${id.slice(0, 6)} ${id.slice(6)}`,
    `${id}（户主）`,
    id.replace("X", "×"),
    Array.from(id, (c) => (/\d/.test(c) ? String.fromCharCode(0xff10 + Number(c)) : c)).join(""),
  ];
  return forms[random.below(forms.length)] ?? id;
}

const POOL =
  "伟玮纬炜苇强军君勇永咏明鸣铭建健剑国华桦志智治致文雯闻辉晖慧惠平萍苹刚钢杰洁捷涛韬超鹏朋飞菲海波博斌彬宾林琳霖峰锋丰枫龙隆祥翔福富馥贵桂荣蓉容昌畅盛胜德才材民敏忠钟义艺怡良梁善珊长常春椿生声升根宝保全泉权金锦晋银尹山珊江姜河荷洋阳杨云芸天田宇雨玉育浩昊然子梓紫轩萱俊君骏凯恺松柏康新欣鑫心成诚城程立丽利莉力光广耀宗庆清青卿喜熙希乐安邦兴星旺发学雪思诗芳方娜娟秀霞侠玲灵英莹瑛兰岚蓝梅美媚红宏洪鸿珍真贞珠凤燕艳芬花香翠竹菊芝婷淑佳嘉丹彩琼瑶璐露琳倩颖影涵晗梦雅蕾薇微小晓秋冬素爱巧";
const LOOKS: Readonly<Record<string, string>> = {
  海: "淮",
  淮: "海",
  洪: "拱",
  冷: "泠",
  末: "未",
  玉: "王",
  明: "朋",
  季: "李",
  志: "忘",
  林: "株",
  晓: "晚",
  兰: "三",
  军: "车",
  清: "请",
  建: "健",
};
const VARIANTS: Readonly<Record<string, string>> = {
  国: "囯",
  峰: "峯",
  强: "強",
  丽: "麗",
  荣: "榮",
  华: "華",
  凤: "鳳",
  兰: "蘭",
  贵: "貴",
  陈: "陳",
  张: "張",
  刘: "劉",
  升: "昇",
  坤: "堃",
  云: "雲",
  群: "羣",
};

let homophones: Map<string, string[]> | undefined;

/** A name as a typist may have written it. */
export function damageName(name: string, random: Random, damage: number): string {
  if (random.next() >= 0.02 * damage) return name;
  const characters = Array.from(name);
  const at = 1 + random.below(Math.max(1, characters.length - 1));
  const swapIn = (other: string) =>
    [...characters.slice(0, at), other, ...characters.slice(at + 1)].join("");
  const dice = random.next();
  if (name.includes("·"))
    return dice < 0.4
      ? name.replace("·", ["•", ".", "", " ", "．"][random.below(5)] ?? "")
      : dice < 0.7
        ? name.slice(0, 6)
        : name;
  if (dice < 0.38) return swapIn(homophone(characters[at] ?? "", random));
  if (dice < 0.55) return characters.map((c) => VARIANTS[c] ?? c).join("");
  if (dice < 0.69) return swapIn(LOOKS[characters[at] ?? ""] ?? characters[at] ?? "");
  if (dice < 0.79) return characters.join(" ");
  if (dice < 0.88) return swapIn(["?", "*", "□"][random.below(3)] ?? "?");
  if (dice < 0.95) return name + (["（户主）", "(亡)", "*", " "][random.below(4)] ?? "");
  return characters.length > 2 ? characters.filter((_, i) => i !== at).join("") : name;
}

function homophone(character: string, random: Random): string {
  if (!homophones) {
    homophones = new Map();
    for (const other of new Set(POOL)) {
      const sound = pinyin(other, { toneType: "none" });
      homophones.set(sound, [...(homophones.get(sound) ?? []), other]);
    }
  }
  const others = (homophones.get(pinyin(character, { toneType: "none" })) ?? []).filter(
    (c) => c !== character,
  );
  return others[random.below(others.length)] ?? character;
}
