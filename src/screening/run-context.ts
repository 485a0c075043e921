import type { Config } from "../project/config-schema.ts";
import { monthNumber, type RunContext, type Standard } from "../rules/run-context.ts";
import { SPELL_SETTINGS, type SpellSettings } from "../rules/spells/build-spells.ts";

/** What the pack takes from doudi.yaml: months as numbers, yuan as 分. */
export function runContextOf(config: Config): RunContext {
  return {
    month: monthOf(config.month),
    ...(config.edition ? { edition: config.edition } : {}),
    standards: [
      ...standardsOf("农村", config.standards.rural),
      ...standardsOf("城市", config.standards.urban),
    ],
    ...(config.snapshots?.least_percent === undefined
      ? {}
      : { leastSnapshotPercent: config.snapshots.least_percent }),
    priceLinkage: config.price_linkage.map(monthOf),
    ...(config.tables ? { tables: config.tables } : {}),
    params: config.rules,
  };
}

/** What counts as an exit of the year and as a pattern among exits. */
export function spellSettingsOf({ exits }: Config): SpellSettings {
  return {
    windowMonths: exits?.window_months ?? SPELL_SETTINGS.windowMonths,
    villageLeast: exits?.village_least ?? SPELL_SETTINGS.villageLeast,
    villagePercent: exits?.village_percent ?? SPELL_SETTINGS.villagePercent,
    birthdayAges: exits?.birthday_ages ?? SPELL_SETTINGS.birthdayAges,
  };
}

function standardsOf(side: Standard["side"], written: Config["standards"]["rural"]): Standard[] {
  if (written === undefined) return [];
  // A single figure has held since before any roll.
  if (typeof written === "number") return [{ side, fromMonth: 0, fen: Math.round(written * 100) }];
  return written.map(({ from, yuan }) => ({
    side,
    fromMonth: monthOf(from),
    fen: Math.round(yuan * 100),
  }));
}

export function monthOf(text: string): number {
  const month = monthNumber(text);
  if (month === undefined) throw new RangeError(`${text} is no month`);
  return month;
}
