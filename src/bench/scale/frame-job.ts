import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Job } from "../jobs.ts";

/** TB01 without its exclusions, and LB06 as far as one joins: who was on the roll and is on none now, who has a card and no subsidy. */
const SCRIPTS: Readonly<Record<string, string>> = {
  pandas: `
def read(name, columns):
    return pandas.concat([pandas.read_parquet(file, columns=columns) for file in sorted(glob.glob(f"{folder}/{name}/*.parquet"))])
rolls = read("enrolment", ["person_key", "roll", "programme", "period"])
cards = read("disability", ["person_key", "card_state"])
stops = read("departure", ["person_key"])
now, before = rolls[rolls.period == month], rolls[rolls.period == month - 10]
safe = now[now.programme.isin(["dibao", "tekun"]) | (now.roll == "child")]
dropped = before[before.programme.isin(["dibao", "tekun"])]
dropped = dropped[~dropped.person_key.isin(safe.person_key) & ~dropped.person_key.isin(stops.person_key)]
valid = cards[cards.card_state.fillna("有效") == "有效"]
low = now[now.programme == "dibao"].merge(valid, on="person_key")
low = low[~low.person_key.isin(now[now.programme.isin(["disability_living", "tekun", "orphan"])].person_key)]
count = dropped.person_key.nunique() + low.person_key.nunique()`,
  polars: `
def read(name, columns):
    return polars.read_parquet(f"{folder}/{name}/*.parquet", columns=columns)
rolls = read("enrolment", ["person_key", "roll", "programme", "period"])
cards = read("disability", ["person_key", "card_state"])
stops = read("departure", ["person_key"])
col = polars.col
now, before = rolls.filter(col("period") == month), rolls.filter(col("period") == month - 10)
safe = now.filter(col("programme").is_in(["dibao", "tekun"]) | (col("roll") == "child"))
dropped = before.filter(col("programme").is_in(["dibao", "tekun"]))
dropped = dropped.join(safe, on="person_key", how="anti").join(stops, on="person_key", how="anti")
valid = cards.filter(col("card_state").fill_null("有效") == "有效")
low = now.filter(col("programme") == "dibao").join(valid, on="person_key", how="semi")
low = low.join(now.filter(col("programme").is_in(["disability_living", "tekun", "orphan"])), on="person_key", how="anti")
count = dropped["person_key"].n_unique() + low["person_key"].n_unique()`,
};

/** What people with Python do today: exact joins in one of its libraries, here with the keys given to them for nothing. */
export const frames: Job = async ({ folder, library, python, month }) => {
  const code = `import sys, glob, resource, json, ${library}
folder, month = sys.argv[1], int(sys.argv[2])${SCRIPTS[String(library)]}
print(json.dumps([count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))`;
  const [count, megabytes] = JSON.parse(
    execFileSync(String(python), ["-c", code, String(folder), String(month)], { encoding: "utf8" }),
  );
  return { count, megabytes };
};

/** The Python that has a library: one kept beside the bench's files, or the machine's own. */
export function pythonWith(library: string, folder: string): string | undefined {
  const candidates = [join(folder, "python", "bin", "python"), "python3"];
  return candidates.find((python) => {
    try {
      execFileSync(python, ["-c", `import ${library}`], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
}
