import type { Random } from "../random.ts";
import { CHILD_TIMES, ID_DAMAGES, ID_RATES, type IdDamageKind } from "./kinds.ts";

/** What an office may confuse a number with. */
export interface Around {
  isSmallChild: boolean;
  /** Numbers of the other members of the household. */
  relatives: readonly string[];
}

const NOBODY: Around = { isSmallChild: false, relatives: [] };

/** An ID as some office's file holds it. Errors of one cell do not depend on those of another. */
export function damageId(
  id: string,
  factor: number,
  random: Random,
  around: Around = NOBODY,
): { text: string; damage: IdDamageKind } {
  let draw = random.next();
  for (const damage of ID_DAMAGES) {
    const times = around.isSmallChild && (damage === "empty" || damage === "borrowed");
    draw -= ID_RATES[damage] * factor * (times ? CHILD_TIMES : 1);
    if (draw >= 0) continue;
    const text = DAMAGES[damage](id, random, around);
    return { text, damage: text === id ? "" : damage };
  }
  if (id.endsWith("X") && random.chance(0.4)) return { text: id.toLowerCase(), damage: "lower" };
  return { text: id, damage: "" };
}

type Spoil = (id: string, random: Random, around: Around) => string;

const DAMAGES: Readonly<Record<keyof typeof ID_RATES, Spoil>> = {
  cosmetic: (id, random) => random.pick(COSMETIC)(id),
  typo: (id, random) => mistype(id, random.between(0, 17), random),
  typo2: (id, random) => {
    const at = random.between(0, 16);
    return mistype(mistype(id, at, random), (at + random.between(1, 16)) % 18, random);
  },
  swap: (id, random) => {
    const at = random.between(0, 16);
    return id.slice(0, at) + (id[at + 1] ?? "") + (id[at] ?? "") + id.slice(at + 2);
  },
  drop: (id, random) => {
    const at = random.between(0, 17);
    return id.slice(0, at) + id.slice(at + 1);
  },
  extra: (id, random) => {
    const at = random.between(0, 17);
    return id.slice(0, at) + String(random.between(0, 9)) + id.slice(at);
  },
  empty: (_, random) =>
    random.pick(["", "", "", "无", "暂缺", "待核", "正在办理", "已死亡", "同上", "/", "0"]),
  note: (id, random) => `${id}${random.pick(["（户主）", "（已核）", "(本人)", "已死亡", "待核"])}`,
  // Only numbers of the last century have a 15-digit form.
  old15: (id) => (id.slice(6, 8) === "19" ? id.slice(0, 6) + id.slice(8, 17) : ` ${id}`),
  ocr: (id, random) =>
    id.slice(0, 6) +
    id
      .slice(6)
      .replace("0", random.pick(["O", "o"]))
      .replace("1", random.pick(["l", "I"])),
  trunc: (id) => `${id.slice(0, 15)}000`,
  sci: (id) => `${id[0]}.${id.slice(1, 6)}E+17`,
  borrowed: (id, random, { relatives }) => (relatives.length > 0 ? random.pick(relatives) : id),
  two: (id, random, { relatives }) =>
    relatives.length > 0
      ? `${id}${random.pick(["/", "、", " ", "\n"])}${random.pick(relatives)}`
      : id,
  masked: (id) => `${id.slice(0, 6)}********${id.slice(14)}`,
  card20: (id, random) => `${id}${random.between(1, 7)}${random.between(1, 4)}`,
};

const COSMETIC: readonly ((id: string) => string)[] = [
  (id) => ` ${id}`,
  (id) => `${id}\t`,
  (id) => `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
  (id) => `\u200b${id}\u00a0`,
  (id) => `\u202d${id}\u202c`,
  (id) => `'${id}`,
  (id) => `${id}'`,
  (id) => `="${id}"`,
  (id) => `${id}\n`,
  (id) => id.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (id) => (id.endsWith("X") ? id.replace("X", "×") : `${id} `),
  (id) => (id.endsWith("X") ? id.replace("X", "Х") : `\u3000${id}`),
  (id) => (id.endsWith("X") ? id.replace("X", "*") : `\ufeff${id}`),
];

function mistype(id: string, at: number, random: Random): string {
  const digit = id[at] === "X" ? 10 : Number(id[at]);
  return id.slice(0, at) + String((digit + random.between(1, 9)) % 10) + id.slice(at + 1);
}
