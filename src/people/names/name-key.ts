import { chineseOf } from "../../rolls/chinese-of.ts";
import { bareName, spelledSyllable, withoutOthers } from "./bare-name.ts";
import { type NameCharacter, nameCharacter } from "./character.ts";
import { type OtherName, otherNames } from "./other-names.ts";
import { relativeOf } from "./relative.ts";
import { isCompoundSurname } from "./surnames.ts";
import { transliterated } from "./transliterated-words.ts";
import { foldTransliteration } from "./variant-characters.ts";

/** A name as it is compared; never shown. */
export interface NameKey {
  /** Remarks, spaces and dots gone, variants folded; equal for spellings of one name. */
  folded: string;
  /** Joined readings of all characters, the commonest reading of each; "" for a name with a placeholder, but for one that its sound is written in. */
  sound: string;
  /** `sound` with every other reading that matters in names; empty for nearly all names. */
  otherSounds: readonly string[];
  characters: readonly NameCharacter[];
  /** Characters of the family name; 0 for names from another language. */
  surnameLength: number;
  /** As lists print it: remarks and spaces gone, `·` between the parts of a foreign name, nothing folded. */
  shown: string;
  /** The cell names somebody's relative (张三之妻), not the person of that name. */
  isRelative: boolean;
  /** The part before the first dot of a name such as 买买提·玉素甫, folded. */
  firstPart: string;
  /** What the cell calls him besides; empty for nearly all names. */
  others: readonly OtherKey[];
  /** The name that it is where its star hides the family name: 刘华富 as *华富, which may be 华富 with a mark. */
  masked?: NameKey;
}

/** A name beside another in its cell; `isSaid`: the cell says that it is the same person's. */
export type OtherKey = NameKey & { isSaid: boolean };

/** What comparing needs of a name. */
export type ComparedName = Pick<
  NameKey,
  "folded" | "characters" | "surnameLength" | "isRelative" | "firstPart"
> & { others: readonly (ComparedName & { isSaid: boolean })[]; masked?: ComparedName };

const DOTS = /[·•・･‧⋅．.。∙●▪˙ᐧ‐-―-]/gu;
const HIDDEN = /[\p{Z}\p{Cc}\p{Cf}'"`’‘“”]/gu;
const FAMILY_NAME_HIDDEN = /^\*[\p{Script=Han}·•・･‧⋅.。∙●]{2,24}$/u;
const MOST_SOUNDS = 6;
/** Nearly all names: nothing to take off. */
const PLAIN = /^[\u4e00-\u9fff]{1,2}[\u4e00-\u59ba\u59bc-\u9fff]$/;

/** What is kept of a name in tables. */
export type NameTexts = Pick<NameKey, "folded" | "sound" | "otherSounds" | "shown" | "others">;

const NO_SOUNDS: readonly string[] = [];
const NO_OTHERS: readonly OtherKey[] = [];

/** The texts of a name alone: a million distinct names must not cost an object a character. */
export function nameTexts(text: string): NameTexts {
  if (!PLAIN.test(text)) return nameKey(text);
  const first = nameCharacter(text.charAt(0));
  if (first.isPolyphone || first.beginsOtherwise || first.isPlaceholder) return nameKey(text);
  let { folded, surnameReading: sound } = first;
  for (let index = 1; index < text.length; index += 1) {
    const character = nameCharacter(text.charAt(index));
    if (character.isPolyphone || character.isPlaceholder) return nameKey(text);
    folded += character.folded;
    sound += character.mainReading;
  }
  if (transliterated(folded)) return nameKey(text);
  return {
    folded: folded === text ? text : folded,
    sound,
    otherSounds: NO_SOUNDS,
    shown: text,
    others: NO_OTHERS,
  };
}

/** A name for comparing alone: nearly all of hundreds of thousands of pairs are plain names, whose sounds nobody asks for. */
export function comparedName(text: string): ComparedName {
  if (!PLAIN.test(text)) return nameKey(text);
  const characters: NameCharacter[] = [];
  let folded = "";
  for (let index = 0; index < text.length; index += 1) {
    const character = nameCharacter(text.charAt(index));
    characters.push(character);
    folded += character.folded;
  }
  const surnameLength = surnameLengthOf(folded, characters.length);
  return {
    folded,
    characters,
    surnameLength,
    isRelative: false,
    firstPart: folded,
    others: NO_OTHERS,
  };
}

/** Parts what stands for a name that somebody has not got from what tells him from others without one (08-first-reading.sql). */
const UNNAMED = "\u001f";

/** 未取名 is nobody's name: it is the same as itself on his own list alone, and like no other. */
function unnamedKey(text: string): NameKey {
  return {
    folded: text,
    sound: "",
    otherSounds: NO_SOUNDS,
    characters: Array.from(text, nameCharacter),
    surnameLength: 0,
    shown: text.slice(0, text.indexOf(UNNAMED)),
    isRelative: true,
    firstPart: text,
    others: NO_OTHERS,
  };
}

/** How a name is compared: remarks such as （户主）, numbers, stars, spaces, dots and variant characters fall away. */
export function nameKey(text: string): NameKey {
  if (text.includes(UNNAMED)) return unnamedKey(text);
  const { cleaned, isRelative, syllable, others } = cleanName(text);
  const masked = withoutFamilyName(text);
  const parts = PLAIN.test(cleaned) ? [cleaned] : cleaned.split(DOTS).filter((part) => part !== "");
  const written = spell(Array.from(parts.join(""), nameCharacter), syllable);
  const foreign = !isRelative && (parts.length > 1 || isLong(written));
  const characters = foreign ? written.map(foldForeign) : written;
  const folded = characters.map((character) => character.folded).join("");
  const words = isRelative ? null : transliterated(folded);
  // What is written by ear sounds as the first spelling of it does.
  const sounding = words ? Array.from(words.words.join(""), nameCharacter) : characters;
  return {
    folded,
    ...soundsOf(sounding, foreign),
    characters,
    surnameLength: foreign ? 0 : surnameLengthOf(folded, characters.length),
    shown: parts.join("·"),
    isRelative,
    firstPart: folded.slice(0, Array.from(parts[0] ?? "").length),
    others: others.map(({ name, isSaid }) => ({ ...nameKey(name), isSaid })),
    ...(masked === null ? {} : { masked: nameKey(masked) }),
  };
}

/** A bank that hides family names, or an office that marks heads with a star. */
function withoutFamilyName(text: string): string | null {
  const plain = text.normalize("NFKC").replace(HIDDEN, "");
  return FAMILY_NAME_HIDDEN.test(plain) ? `□${plain.slice(1)}` : null;
}

interface CleanName {
  cleaned: string;
  isRelative: boolean;
  syllable: string;
  others: readonly OtherName[];
}

/** Whom the cell names: somebody of a name of his own, or somebody's relative. */
function cleanName(text: string): CleanName {
  if (PLAIN.test(text)) return { cleaned: text, isRelative: false, syllable: "", others: [] };
  const plain = chineseOf(untoned(text).normalize("NFKC").replace(HIDDEN, ""));
  const relative = relativeOf(withoutOthers(plain));
  if (relative && "described" in relative) {
    return { cleaned: relative.described, isRelative: true, syllable: "", others: [] };
  }
  const name = relative?.name ?? plain;
  const cleaned = bareName(name);
  const others = otherNames(name).filter((other) => other.name !== cleaned);
  return { cleaned, isRelative: false, syllable: spelledSyllable(name), others };
}

/** 李yáo强 as 李yao强, and 李&#13561;强, as web forms keep what their encoding has not, as 李㓉强. */
function untoned(text: string): string {
  const typed = text.replace(/&#(\d{4,6});/g, (_, code: string) =>
    String.fromCodePoint(Number(code)),
  );
  return /[\u00e0-\u01dc]/u.test(typed)
    ? typed.normalize("NFD").replace(/[\u0300-\u030c]/g, "")
    : typed;
}

/** The one placeholder of a name is read as the syllable that stood there. */
function spell(characters: NameCharacter[], syllable: string): NameCharacter[] {
  const places = characters.filter(({ isPlaceholder }) => isPlaceholder);
  if (syllable === "" || places.length !== 1) return characters;
  return characters.map((character) =>
    character.isPlaceholder
      ? { ...character, readings: [syllable], surnameReading: syllable, mainReading: syllable }
      : character,
  );
}

function foldForeign(character: NameCharacter): NameCharacter {
  const folded = foldTransliteration(character.folded);
  return folded === character.folded ? character : nameCharacter(folded);
}

/** Four characters without a compound family name, or more: a name from another language whose dot fell away. */
function isLong(characters: readonly NameCharacter[]): boolean {
  const [first, second] = characters;
  if (characters.length < 4) return false;
  return characters.length > 4 || !isCompoundSurname(`${first?.folded}${second?.folded}`);
}

function surnameLengthOf(folded: string, length: number): number {
  return length >= 3 && isCompoundSurname(folded.slice(0, 2)) ? 2 : 1;
}

function soundsOf(
  characters: readonly NameCharacter[],
  foreign: boolean,
): { sound: string; otherSounds: readonly string[] } {
  if (characters.some(({ isPlaceholder, readings }) => isPlaceholder && readings.length === 0))
    return { sound: "", otherSounds: [] };
  let sounds = [""];
  characters.forEach((character, index) => {
    const first = index === 0 && !foreign ? character.surnameReading : undefined;
    const [main = character.folded, ...rest] = character.readings;
    const isEither = character.isPolyphone || (index === 0 && character.beginsOtherwise);
    const readings = isEither ? new Set([first ?? main, main, ...rest]) : [first ?? main];
    const longer: string[] = [];
    for (const reading of readings) for (const sound of sounds) longer.push(sound + reading);
    sounds = longer.slice(0, MOST_SOUNDS);
  });
  const [sound = "", ...otherSounds] = sounds;
  return { sound, otherSounds };
}
