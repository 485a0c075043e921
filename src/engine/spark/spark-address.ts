import { UserError } from "../../errors.ts";

/** What ends a text, a statement or a line of a script before its time, or stands for something else in it. */
const ODD = /['"`;\\$\n\r]|--/;
/** What Hadoop takes for a pattern of many files, unless told that it is none. */
const PATTERN = /[*?[\]{}]/;

/** Hadoop's paths are not percent-encoded; without the scheme a cluster would look in its own file system. */
export function fileUri(path: string): string {
  const isOnDrive = /^[A-Za-z]:[\\/]/.test(path);
  return isOnDrive ? `file:///${path.replaceAll("\\", "/")}` : `file://${path}`;
}

/**
 * An address as it goes into a script.
 *
 * Throws: UserError E2001 for one that a script cannot hold; `what` names it, `hint` says what to write instead.
 */
export function scriptAddress(address: string, what: string, hint: string): string {
  if (ODD.test(address))
    throw new UserError("E2001", `${what}的路径里有 ' " \` ; $ \\ 或 --，Spark 的脚本写不了。`, {
      hint,
    });
  return address;
}

/** The same for whoever runs the script elsewhere: there `*` and brackets may be taken for a pattern. */
export function sharedAddress(address: string, what: string, hint: string): string {
  if (PATTERN.test(address))
    throw new UserError("E2001", `${what}的路径里有 * ? [ ] { }，平台会当成通配符。`, { hint });
  return scriptAddress(address, what, hint);
}
