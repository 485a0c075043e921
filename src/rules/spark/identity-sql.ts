import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("../../../queries/spark/identity.sql", import.meta.url));
/** Weights of the first 17 digits, from the left (GB 11643-1999). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The statement that turns the cells of `raw_id` into keys on Spark, for data that are on the platform already. */
export function identitySql(): string {
  return readFileSync(FILE, "utf8").replaceAll(/@id_sum\(([\w.]+)\)/g, (_, body: string) =>
    WEIGHTS.map(
      (weight, index) => `${body} DIV ${10n ** BigInt(16 - index)} % 10 * ${weight}`,
    ).join(" + "),
  );
}
