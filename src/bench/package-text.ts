import { readFileSync } from "node:fs";
import { packageFile } from "../project/package-root.ts";

/** The text of a file that ships with the package, such as a query. */
export function readPackageFile(...parts: string[]): string {
  return readFileSync(packageFile(...parts), "utf8");
}
