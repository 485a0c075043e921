import type { Random } from "./random.ts";

/** Kinds of damage, in the words of the answers file; an empty text is none. */
export type Damage =
  | ""
  | "cosmetic"
  | "lower"
  | "note"
  | "ocr"
  | "old15"
  | "typo"
  | "swap"
  | "drop"
  | "empty"
  | "trunc"
  | "sci";

/** How often each kind strikes an ID cell when the factor is 1; of the order seen in real rolls. */
const RATES: readonly (readonly [Exclude<Damage, "" | "lower">, number])[] = [
  ["cosmetic", 0.026],
  ["typo", 0.006],
  ["swap", 0.003],
  ["empty", 0.0027],
  ["drop", 0.0021],
  ["note", 0.0018],
  ["old15", 0.0016],
  ["ocr", 0.0012],
  ["trunc", 0.0008],
  ["sci", 0.0002],
];

/** An ID as some office's file holds it. */
export function damageId(
  id: string,
  factor: number,
  random: Random,
): { text: string; damage: Damage } {
  let draw = random.next();
  for (const [damage, rate] of RATES) {
    draw -= rate * factor;
    if (draw < 0) return { text: damaged(id, damage, random), damage };
  }
  if (id.endsWith("X") && random.chance(0.4)) return { text: id.toLowerCase(), damage: "lower" };
  return { text: id, damage: "" };
}

function damaged(id: string, damage: Exclude<Damage, "" | "lower">, random: Random): string {
  const at = random.between(6, 15);
  switch (damage) {
    case "cosmetic":
      return random.pick([
        ` ${id}`,
        `${id}\t`,
        `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
        `\u200b${id}\u00a0`,
        `'${id}`,
        id.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
      ]);
    case "typo":
      return (
        id.slice(0, at) + String((Number(id[at]) + random.between(1, 9)) % 10) + id.slice(at + 1)
      );
    case "swap":
      return id.slice(0, at) + (id[at + 1] ?? "") + (id[at] ?? "") + id.slice(at + 2);
    case "drop":
      return id.slice(0, at) + id.slice(at + 1);
    case "empty":
      return random.pick(["", "无", "暂缺", "待核"]);
    case "note":
      return `${id}（${random.pick(["户主", "已核", "本人"])}）`;
    case "old15":
      // Only numbers of the last century have a 15-digit form.
      return id.slice(6, 8) === "19" ? id.slice(0, 6) + id.slice(8, 17) : ` ${id}`;
    case "ocr":
      return id.slice(0, 6) + id.slice(6).replace("0", "O").replace("1", "l");
    case "trunc":
      return `${id.slice(0, 15)}000`;
    case "sci":
      return `${id[0]}.${id.slice(1, 6)}E+17`;
  }
}

/** A name as another office spells it: blanks inside, a remark, a dot of another kind. */
export function damageName(name: string, factor: number, random: Random): string {
  if (name.includes("·") && random.chance(0.4))
    return name.replace("·", random.pick(["•", "・", ".", ""]));
  if (!random.chance(0.012 * factor)) return name;
  if ([...name].length === 2) return [...name].join(random.pick(["  ", "\u3000"]));
  return random.pick([` ${name}`, `${name} `, `${name}（户主）`]);
}
