import { type NameCharacter, nameCharacter } from "./character.ts";
import type { ComparedName } from "./name-key.ts";
import {
  isSpelledAndCut,
  isSpelledAsSurname,
  isSpelledOtherwise,
  transliterated,
} from "./transliterated-words.ts";
import { lookAlike, WILDCARD } from "./variant-characters.ts";

/**
 * How well two names agree, best first:
 * 6 the same name; 5 the same sound; 4 each character the same, alike in sound or shape, or a placeholder;
 * 3 one character of three or more differs, is missing or cut off, or they stand in another order; 2 only the family name, or only the given name, agrees;
 * 0 different.
 */
export type NameLevel = 0 | 2 | 3 | 4 | 5 | 6;

export function compareNames(left: ComparedName, right: ComparedName): NameLevel {
  const level = Math.max(compareFirst(left, right), compareMasked(left, right)) as NameLevel;
  if (level >= 5 || (left.others.length === 0 && right.others.length === 0)) return level;
  const others = [
    ...left.others.map((other) => compareOther(other, right, other.isSaid)),
    ...right.others.map((other) => compareOther(left, other, other.isSaid)),
  ];
  return Math.max(level, ...others) as NameLevel;
}

/** *华富 may be 刘华富, with his family name hidden. */
function compareMasked(left: ComparedName, right: ComparedName): NameLevel {
  if (left.masked) return compareFirst(left.masked, right);
  return right.masked ? compareFirst(right.masked, left) : 0;
}

/**
 * Another name of the cell's that is the very name, or its sound, where it is said to be the same person's. Else it may be a relative's, whose number stands
 * beside it as well: 张小宝（张大伟） under the number of 张大伟 is a son without one as often as a nickname.
 */
function compareOther(left: ComparedName, right: ComparedName, isSaid: boolean): NameLevel {
  const level = isSaid ? compareFirst(left, right) : 0;
  return level < 5 ? 0 : level;
}

function compareFirst(left: ComparedName, right: ComparedName): NameLevel {
  if (left.folded === right.folded) return left.isRelative === right.isRelative ? 6 : 0;
  // 张三之妻 is neither 张三 nor 张三之子.
  if (left.isRelative || right.isRelative) return 0;
  const byWords = compareWords(left, right);
  if (byWords !== null) return byWords;
  return Math.max(compareCharacterwise(left, right), compareSpellings(left, right)) as NameLevel;
}

/** 吉克阿牛 and 吉各阿牛: a word is spelled otherwise, and what no line has is the same. Neither is a brother's: they differ in what is no word of theirs. */
function compareSpellings(left: ComparedName, right: ComparedName): NameLevel {
  if (!isForeign(left) || !isForeign(right))
    return isSpelledAsSurname(left.folded, right.folded) ? 4 : 0;
  if (isSpelledOtherwise(left.folded, right.folded)) return 5;
  return isSpelledAndCut(left.folded, right.folded) ? 3 : 0;
}

function compareCharacterwise(left: ComparedName, right: ComparedName): NameLevel {
  if (left.characters.length === right.characters.length) return compareSameLength(left, right);
  const [short, long] =
    left.characters.length < right.characters.length ? [left, right] : [right, left];
  const narrowed = asOnePlaceholder(long, short.characters.length);
  return narrowed ? compareSameLength(short, narrowed) : compareCut(short, long);
}

/** 李??强: of a character that an encoding has not, each of its bytes or halves becomes a question mark. */
function asOnePlaceholder(name: ComparedName, length: number): ComparedName | undefined {
  const at = name.characters.findIndex(({ isLost }) => isLost);
  const drop = name.characters.length - length;
  const run = name.characters.slice(at, at + drop + 1);
  if (at < 0 || drop > 3 || run.length <= drop || !run.every(({ isLost }) => isLost))
    return undefined;
  const characters = name.characters.toSpliced(at, drop);
  return { ...name, characters, folded: characters.map(({ folded }) => folded).join("") };
}

/** Of names from another language that are made of known words, words are the same or others, whatever characters they share: 卓玛 and 卓嘎 are two. */
function compareWords(leftName: ComparedName, rightName: ComparedName): NameLevel | null {
  const left = transliterated(leftName.folded);
  const right = left && transliterated(rightName.folded);
  if (!left || !right) return null;
  const { length } = left.words;
  if (length !== right.words.length) return null;
  const levels = left.words.map((word, at) => compareWord(word, right.words[at] ?? ""));
  if (levels.every((level) => level === "same")) return 5;
  // A slip in a family name, or in what stands behind the words, is one as in any name.
  if (!left.isWhole || !right.isWhole || levels.includes("unlike")) return null;
  return levels.includes("same") ? 2 : 0;
}

function compareWord(left: string, right: string): "same" | "other" | "unlike" {
  if (left === right) return "same";
  if (left.length > 1 && right.length > 1) return "other";
  if (left.length !== right.length) return "unlike";
  return compareCharacters(nameCharacter(left), nameCharacter(right), false) > 1
    ? "same"
    : "unlike";
}

function compareSameLength(left: ComparedName, right: ComparedName): NameLevel {
  const { length } = left.characters;
  let unlike = 0;
  let exact = 0;
  let alike = 0;
  for (let index = 0; index < length; index += 1) {
    const a = left.characters[index] as NameCharacter;
    const b = right.characters[index] as NameCharacter;
    const level = compareCharacters(a, b, index === 0);
    if (level === 0) unlike += 1;
    if (level === 3) exact += 1;
    if (level === 1) alike += 1;
  }
  if (unlike === 0) return alike === 0 ? 5 : exact > 0 ? 4 : 2;
  if (unlike === 1 && length >= 3 && sameSurname(left, right)) return 3;
  if ((length === 3 || length === 4) && inOtherOrder(left, right)) return 3;
  if (unlike <= 2 && length >= 6) return 3;
  if (firstPartsAgree(left, right)) return 3;
  return sameSurname(left, right) || unlike < length ? 2 : 0;
}

/** 张华海 for 张海华, and 海华张 where the columns of a name were put together the wrong way round. */
function inOtherOrder(left: ComparedName, right: ComparedName): boolean {
  const sorted = ({ folded }: ComparedName) => [...folded].sort().join("");
  return !(isForeign(left) && isForeign(right)) && sorted(left) === sorted(right);
}

/** 3 the same, 2 the same sound, 1 alike or a placeholder, 0 unlike. */
function compareCharacters(a: NameCharacter, b: NameCharacter, first: boolean): 0 | 1 | 2 | 3 {
  if (a.folded === WILDCARD || b.folded === WILDCARD) return 1;
  if (a.folded === b.folded) return 3;
  if (a.readings.some((reading) => b.readings.includes(reading))) return 2;
  if (first && a.surnameReading === b.surnameReading) return 2;
  if (a.fuzzy.some((syllable) => b.fuzzy.includes(syllable))) return 1;
  return lookAlike(a.folded, b.folded) ? 1 : 0;
}

/** A longer name is from another language, whether its dots were written or not. */
const LONGEST_CHINESE = 4;

/** One name is the other with a character left out, or cut off at the end. */
function compareCut(short: ComparedName, long: ComparedName): NameLevel {
  const missing = long.characters.length - short.characters.length;
  const { length } = short.characters;
  const cut = long.folded.startsWith(short.folded);
  if (length >= 2 && cut && (missing === 1 || length >= 4)) return 3;
  // 依明江 for 依明江·吐尔逊 or 依明江吐尔逊: the name without the father's.
  if (length >= 2 && isForeign(long) && short.folded === long.firstPart) return 3;
  if (length >= 3 && cut && long.characters.length > LONGEST_CHINESE) return 3;
  if (isForeign(short) && isForeign(long) && length >= 4 && unlikeAtHead(short, long) <= 1)
    return 3;
  if (firstPartsAgree(short, long)) return 3;
  // What an encoding has not may be lost without a trace: 李 for 李垚.
  if (length === 1 && cut && long.characters.length <= 3) return 3;
  const dropped = missing === 1 && isSubsequence(short, long);
  // Of 诸葛 or 司马 one character may be what is missing.
  if (dropped && length >= 2 && (sameSurname(short, long) || long.surnameLength === 2)) return 3;
  return sameSurname(short, long) ? 2 : 0;
}

function isForeign({ surnameLength }: ComparedName): boolean {
  return surnameLength === 0;
}

/** How many characters of a long name that was cut off are not those that the whole one begins with. */
function unlikeAtHead(short: ComparedName, long: ComparedName): number {
  return short.characters.filter(
    (character, index) =>
      compareCharacters(character, long.characters[index] as NameCharacter, false) === 0,
  ).length;
}

function firstPartsAgree(left: ComparedName, right: ComparedName): boolean {
  return (
    isForeign(left) &&
    isForeign(right) &&
    left.firstPart === right.firstPart &&
    left.firstPart.length >= 2
  );
}

function sameSurname(left: ComparedName, right: ComparedName): boolean {
  const length = Math.max(left.surnameLength, right.surnameLength, 1);
  return left.folded.slice(0, length) === right.folded.slice(0, length);
}

function isSubsequence(short: ComparedName, long: ComparedName): boolean {
  let at = 0;
  for (const character of long.characters) {
    if (short.characters[at]?.folded === character.folded) at += 1;
  }
  return at === short.characters.length;
}
