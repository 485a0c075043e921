import { filesBelow, othersBelow } from "../project/files-below.ts";

/**
 * The files of a folder that may be inputs, in order of name, those of its folders as `甲县/低保花名册.xlsx`: nothing hidden, no owner
 * files of Excel, for the file they stand beside is the one that is skipped with a message, and nothing that Windows or macOS leaves in folders.
 */
export function inputNames(folder: string): string[] {
  return filesBelow(folder).filter((name) => !LEFT_ABOUT.test(name));
}

/** What lies among the inputs and is no file at all, by name: somebody has to be told, for it is not read. */
export function otherNames(folder: string): string[] {
  return othersBelow(folder).filter((name) => !LEFT_ABOUT.test(name));
}

const LEFT_ABOUT = /(^|\/)(\.|~\$|__MACOSX\/|(thumbs\.db|desktop\.ini)$)/i;
