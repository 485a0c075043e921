import { UserError } from "../../errors.ts";

const UNITS: Readonly<Record<string, number>> = { "": 1, M: 1, G: 1024, T: 1024 * 1024 };
/** Below this the findings of all rules do not fit together, whatever is on disk. */
const LEAST_MB = 400;

/**
 * `1GB`, `1.5g` or `800` (megabytes) in megabytes; undefined where the option was not given.
 *
 * Throws: UserError E2001.
 */
export function memoryOption(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const found = /^(\d+(?:\.\d+)?)\s*([MGT]?)(?:i?B)?$/i.exec(text.normalize("NFKC").trim());
  const megabytes = Math.floor(
    Number(found?.[1] ?? 0) * (UNITS[(found?.[2] ?? "").toUpperCase()] ?? 0),
  );
  if (megabytes >= LEAST_MB) return megabytes;
  throw new UserError(
    "E2001",
    `内存上限“${text}”不对，应写成 1GB、800MB 这样，且不小于 ${LEAST_MB}MB。`,
    {
      hint: "例：doudi screen 我的项目 --memory 1GB；程序另外还要用大约六成。",
    },
  );
}
