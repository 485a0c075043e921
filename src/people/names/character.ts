import { Converter } from "opencc-js/t2cn";
import { pinyin } from "pinyin-pro";
import { foldVariant, isWildcard, WILDCARD } from "./variant-characters.ts";

/** What comparing names needs to know of one character. */
export interface NameCharacter {
  /** Simplified, variants folded, Latin in upper case; a placeholder is `*`. */
  folded: string;
  /** Readings without tone, the commonest first; a character without a reading has itself. */
  readings: readonly string[];
  /** Its reading where it begins a surname, such as `shan` for 单. */
  surnameReading: string;
  /** Readings with the distinctions gone that typists of Hubei, Sichuan and Yunnan do not hear. */
  fuzzy: readonly string[];
  isHan: boolean;
  /** The commonest reading; itself for a character without one. */
  mainReading: string;
  /** Names use it with more than one reading. */
  isPolyphone: boolean;
  /** Read otherwise where it begins a name (`surnameReading`), as often as not. */
  beginsOtherwise?: boolean;
  /** It stands for a rare character. */
  isPlaceholder: boolean;
  /** A question mark, of which an encoding may have left several for one character. */
  isLost?: boolean;
}

/** Characters that names use with more than one reading; other rare readings only blur. */
const POLYPHONES = new Set(
  "长行重乐朝单解仇曾查朴尉区盖任宁柏茜莘晟翟卜覃缪贾车都传应兴好相卓为降",
);
/** 岩温 and 艾温, 玉香 and 依香: what begins the names of nearly all Dai is no family name, and is written by ear as well. */
const BEGINS_DAI_NAMES = new Map([
  ["岩", "ai"],
  ["玉", "yi"],
]);

const HAN = /\p{Script=Han}/u;
const known = new Map<string, NameCharacter>();
let converter: ((text: string) => string) | undefined;

function simplified(text: string): string {
  const convert = converter ?? Converter({ from: "t", to: "cn" });
  converter = convert;
  return convert(text);
}

/** Look up one character; each distinct one is worked out once in the life of the process. */
export function nameCharacter(written: string): NameCharacter {
  const found = known.get(written);
  if (found) return found;
  const character = describe(written);
  known.set(written, character);
  return character;
}

function describe(written: string): NameCharacter {
  if (isWildcard(written)) {
    const plain = { readings: [], surnameReading: "", fuzzy: [], mainReading: WILDCARD };
    const isLost = written === "?" || written === "\ufffd";
    return {
      ...{ folded: WILDCARD, ...plain, isHan: false, isPolyphone: false },
      ...{ isPlaceholder: true, isLost },
    };
  }
  const folded = foldVariant(simplified(foldVariant(written))).toUpperCase();
  if (!HAN.test(folded)) {
    const itself = { readings: [folded], surnameReading: folded, fuzzy: [folded] };
    return {
      ...{ folded, ...itself, mainReading: folded },
      ...{ isHan: false, isPolyphone: POLYPHONES.has(folded), isPlaceholder: false },
    };
  }
  const readings = unique(readingsOf(folded));
  const [surnameReading = readings[0] ?? folded] = pinyin(folded, {
    toneType: "none",
    surname: "head",
    type: "array",
  });
  return {
    folded,
    readings,
    surnameReading: BEGINS_DAI_NAMES.get(folded) ?? spell(surnameReading),
    fuzzy: unique(readings.map(fuzzySyllable)),
    isHan: true,
    mainReading: readings[0] ?? folded,
    isPolyphone: POLYPHONES.has(folded),
    ...(BEGINS_DAI_NAMES.has(folded) ? { beginsOtherwise: true } : {}),
    isPlaceholder: false,
  };
}

function readingsOf(character: string): string[] {
  return pinyin(character, { toneType: "none", multiple: true, type: "array" }).map(spell);
}

function spell(syllable: string): string {
  return syllable.replaceAll("ü", "v");
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)];
}

/** zh/z, ch/c, sh/s, n/l, r/l, hu/f and ng/n are one. */
function fuzzySyllable(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, "$1")
    .replace(/^[nr](?=.)/, "l")
    .replace(/^hu(?=[aeino])/, "f")
    .replace(/^hu$/, "fu")
    .replace(/ng$/, "n");
}
