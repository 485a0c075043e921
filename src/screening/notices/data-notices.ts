import type { PeopleSummary } from "../../people/resolve-people.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import type { HeadedRoll } from "../../rules/run/headed-rolls.ts";
import type { UnlistedPayees } from "../../rules/run/paid-unlisted.ts";
import type { SilentTown } from "../../rules/run/silent-towns.ts";
import type { UnplacedRows } from "../../rules/run/unplaced-rows.ts";
import type { MergedTown } from "../../staging/across/merged-towns.ts";
import type { PartialSnapshot } from "../partial-snapshots.ts";
import type { Inputs } from "../read-inputs.ts";
import type { WithoutHouseholds } from "../register-without-households.ts";
import type { UnnumberedSheet } from "../unnumbered-sheets.ts";
import { countyBehindNotices } from "./counties-behind.ts";
import { unequalFamilyNotices } from "./families.ts";
import { headedNotices } from "./headed.ts";
import { lateNotices } from "./late.ts";
import { leftOutNotices } from "./left-out.ts";
import { mergedTownNotices } from "./merged-towns.ts";
import type { Notice } from "./notice.ts";
import { numberingNotices } from "./numbering.ts";
import { olderListNotices } from "./older-lists.ts";
import { partialNotices } from "./partial.ts";
import { sameFileNotices } from "./same-files.ts";
import { sentTwiceNotices } from "./sent-twice.ts";
import { silentTownNotices } from "./silent-towns.ts";
import { skippedNotices } from "./skipped-blocks.ts";
import { undatedNotices } from "./undated.ts";
import { unheededNotices } from "./unheeded.ts";
import { unlistedNotices } from "./unlisted.ts";
import { unnumberedNotices } from "./unnumbered.ts";
import { unpaidListNotices } from "./unpaid-lists.ts";
import { unplacedNotices } from "./unplaced.ts";
import { unreadNotices } from "./unread.ts";
import { withoutHouseholdNotices } from "./without-households.ts";

/** What notices are made of. */
export interface NoticeFacts extends Inputs {
  /** The screening month, `2019-10`. */
  manifest: { month: string };
  people: Pick<PeopleSummary, "skipped">;
  /** Townships that are missing on a roll: what is said of their people is 待核. */
  silentTowns: SilentTown[];
  /** Rolls of which too many rows are nobody's for certain: who is not on them is 待核. */
  unplaced: UnplacedRows[];
  /** Lists of 低保 that name the head of each family only. */
  headed: HeadedRoll[];
  /** Rolls that want many of those who are paid: what is said of these is a hint. */
  unlisted: UnlistedPayees[];
  /** Months of a roll that hold but a part of it. */
  partial: PartialSnapshot[];
  /** Rolls of which a list without a month was not used, see `snapshotSql`. */
  undated: string[];
  /** Lists that know their people by name only. */
  unnumbered: UnnumberedSheet[];
  /** Sheets of the register of whose people the household is not known. */
  withoutHouseholds: WithoutHouseholds[];
  /** Townships that some lists call by a former name. */
  mergedTowns: MergedTown[];
}

/** The project where no folder was typed: in a workbook that others open. */
export const SOME_PROJECT = "项目文件夹";

/**
 * What a run has to say of its data beside refused files, rows set aside and rules that were not checked, in the order in which it is told.
 * `folder` is the project's, as it must be typed in a command.
 */
export async function dataNotices(facts: NoticeFacts, folder: string): Promise<Notice[]> {
  const rolls = await loadRolls();
  const { files, manifest } = facts;
  return [
    ...unreadNotices(facts.unread, rolls),
    ...unnumberedNotices(facts.unnumbered, rolls),
    ...withoutHouseholdNotices(facts.withoutHouseholds),
    ...mergedTownNotices(facts.mergedTowns),
    ...sentTwiceNotices(facts.sentTwice, rolls),
    ...olderListNotices(facts.olderLists, rolls),
    ...unpaidListNotices(facts.unpaidLists, rolls),
    ...unequalFamilyNotices(facts.unequalFamilies),
    ...numberingNotices(facts.numberings, rolls),
    ...unheededNotices(facts.unheeded),
    ...leftOutNotices(facts.leftOut),
    ...sameFileNotices(facts.sameFiles, rolls),
    ...lateNotices(files, rolls, manifest.month),
    ...countyBehindNotices(files, rolls, manifest.month),
    ...undatedNotices(facts, rolls, folder),
    ...partialNotices(facts.partial, rolls, folder),
    ...silentTownNotices(facts.silentTowns, rolls),
    ...unplacedNotices(facts.unplaced, rolls),
    ...unlistedNotices(facts.unlisted),
    ...headedNotices(facts.headed),
    ...skippedNotices(facts.people.skipped),
  ];
}
