import { type NameCharacter, nameCharacter } from "./character.ts";
import { foldTransliteration, WILDCARD } from "./variant-characters.ts";

/** A name as it is compared; never shown. */
export interface NameKey {
  /** Remarks, spaces and dots gone, variants folded; equal for spellings of one name. */
  folded: string;
  /** Joined readings of all characters, the commonest reading of each; "" for a name with a placeholder. */
  sound: string;
  /** `sound` with every other reading that matters in names; empty for nearly all names. */
  otherSounds: readonly string[];
  characters: readonly NameCharacter[];
  /** Characters of the family name; 0 for names from another language. */
  surnameLength: number;
  /** As lists print it: remarks and spaces gone, `·` between the parts of a foreign name, nothing folded. */
  shown: string;
  /** The part before the first dot of a name such as 买买提·玉素甫, folded. */
  firstPart: string;
}

const DOTS = /[·•・･‧⋅．.。∙●˙ᐧ‐-―-]/gu;
const HIDDEN = /[\p{Z}\p{Cc}\p{Cf}'"`’‘“”]/gu;
const REMARK = /[(（[【〔<《{「].*$/u;
const TAIL = /(已故|已死亡|死亡|已亡|户主|本人)$/u;
const COMPOUND_SURNAMES = new Set(
  (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 " +
    "公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 令狐 百里 呼延 东郭 南门 西门 轩辕 拓跋 纳兰 段干"
  ).split(" "),
);
/** Characters that names use with more than one reading; other rare readings only blur. */
const POLYPHONES = new Set(
  "长行重乐朝单解仇曾查朴尉区盖任宁柏茜莘晟翟卜覃缪贾车都传应兴好相卓为降",
);
const MOST_SOUNDS = 6;
/** Nearly all names: nothing to take off. */
const PLAIN = /^[\u4e00-\u9fff]{2,3}$/;

/** How a name is compared: remarks such as （户主）, numbers, stars, spaces, dots and variant characters fall away. */
export function nameKey(text: string): NameKey {
  const cleaned = cleanName(text);
  const parts = PLAIN.test(cleaned) ? [cleaned] : cleaned.split(DOTS).filter((part) => part !== "");
  const foreign = parts.length > 1 || Array.from(cleaned).length >= 5;
  const characters = Array.from(parts.join(""), nameCharacter).map((character) =>
    foreign ? foldForeign(character) : character,
  );
  const folded = characters.map((character) => character.folded).join("");
  return {
    folded,
    ...soundsOf(characters, foreign, folded),
    characters,
    surnameLength: foreign ? 0 : surnameLengthOf(folded, characters.length),
    shown: parts.join("·"),
    firstPart: folded.slice(0, Array.from(parts[0] ?? "").length),
  };
}

/** Take off what is no part of a name: remarks, serial numbers, stars, pinyin put in place of a rare character. */
function cleanName(text: string): string {
  if (PLAIN.test(text)) return text;
  const plain = text.normalize("NFKC").replace(HIDDEN, "");
  const middle = plain.replace(
    /(?<=\p{Script=Han})\(?[a-zA-Z]{2,6}\d?\)?(?=\p{Script=Han})/u,
    WILDCARD,
  );
  const bare = middle
    .replace(REMARK, "")
    .replace(/^\d+[、.．)]?/u, "")
    .replace(/[\d/、,，;；:：!！+]+$/u, "");
  const short = bare.replace(TAIL, "");
  const kept = Array.from(short).length >= 2 ? short : bare;
  const starless = kept.replace(/\*+$/, "");
  return Array.from(starless).length >= 2 ? starless : kept;
}

function foldForeign(character: NameCharacter): NameCharacter {
  const folded = foldTransliteration(character.folded);
  return folded === character.folded ? character : nameCharacter(folded);
}

function surnameLengthOf(folded: string, length: number): number {
  return length >= 3 && COMPOUND_SURNAMES.has(folded.slice(0, 2)) ? 2 : 1;
}

function soundsOf(
  characters: readonly NameCharacter[],
  foreign: boolean,
  folded: string,
): { sound: string; otherSounds: readonly string[] } {
  if (folded.includes(WILDCARD)) return { sound: "", otherSounds: [] };
  let sounds = [""];
  characters.forEach((character, index) => {
    const first = index === 0 && !foreign ? character.surnameReading : undefined;
    const [main = character.folded, ...rest] = character.readings;
    const readings = POLYPHONES.has(character.folded)
      ? new Set([first ?? main, main, ...rest])
      : [first ?? main];
    const longer: string[] = [];
    for (const reading of readings) for (const sound of sounds) longer.push(sound + reading);
    sounds = longer.slice(0, MOST_SOUNDS);
  });
  const [sound = "", ...otherSounds] = sounds;
  return { sound, otherSounds };
}
