import { join, relative } from "node:path";
import { loadRolls } from "../../rolls/load-rolls.ts";
import type { Pack } from "../../rules/load-pack.ts";
import { FAMILIES, FAMILY_LABELS } from "../../rules/rule-schema.ts";
import { monthNumber, monthText } from "../../rules/run-context.ts";
import type { ScreenResult } from "../../screening/screen.ts";
import { needsPeople, reasonLabel } from "../../staging/aside-reasons.ts";
import { lateRolls, rollsAfter } from "../../worklists/late-rolls.ts";
import { NO_TOWN } from "../../worklists/round.ts";
import { LEVEL_LABELS } from "../labels.ts";
import type { Output } from "../output.ts";
import { table } from "../text-width.ts";
import { caveatsSection } from "./caveats-text.ts";
import { checkedNothing } from "./checked-nothing.ts";
import { countiesBehind } from "./counties-behind.ts";
import { exceptionsSection } from "./exceptions-text.ts";
import { exitsSection } from "./exits-text.ts";
import { familiesSection } from "./families-text.ts";
import { headedSection } from "./headed-text.ts";
import { leftOutSection } from "./left-out-text.ts";
import { numberingSection } from "./numbering-text.ts";
import { olderListsSection } from "./older-lists-text.ts";
import { partialSection } from "./partial-text.ts";
import { sameFilesSection } from "./same-files-text.ts";
import { sentTwiceSection } from "./sent-twice-text.ts";
import { silentTownLines } from "./silent-towns.ts";
import { skippedLine } from "./skipped-blocks.ts";
import { undatedSection } from "./undated-text.ts";
import { unheededSection } from "./unheeded-text.ts";
import { unlistedSection } from "./unlisted-text.ts";
import { unnumberedSection } from "./unnumbered-text.ts";
import { unpaidListsSection } from "./unpaid-lists-text.ts";
import { unplacedSection } from "./unplaced-text.ts";
import { unreadSection } from "./unread-text.ts";
import { withoutHouseholdsSection } from "./without-households-text.ts";

interface Told {
  result: ScreenResult;
  pack: Pack;
  /** The project folder as the user wrote it. */
  folder: string;
  out: Pick<Output, "paint">;
}

/** What a run ends with: files, people, findings, what was not checked, where the worklists lie. */
export async function screenText(told: Told): Promise<string> {
  const sections = [
    await filesSection(told),
    refusedSection(told),
    asideSection(told),
    await unreadSection(told.result.unread, told.out),
    await unnumberedSection(told.result.unnumbered, told.out),
    withoutHouseholdsSection(told.result.withoutHouseholds, told.out),
    await sentTwiceSection(told.result.sentTwice, told.out),
    await olderListsSection(told.result.olderLists, told.out),
    await unpaidListsSection(told.result.unpaidLists, told.out),
    familiesSection(told.result.unequalFamilies, told.out),
    await numberingSection(told.result.numberings),
    unheededSection(told.result.unheeded, told.out),
    leftOutSection(told.result.leftOut),
    await sameFilesSection(told.result.sameFiles, told.out),
    await lateSection(told),
    await behindSection(told),
    await undatedSection(told.result, told.folder, told.out),
    await partialSection(told.result.partial, told.folder, told.out),
    await silentSection(told),
    await unplacedSection(told.result.unplaced, told.out),
    unlistedSection(told.result.unlisted, told.out),
    headedSection(told.result.headed, told.out),
    peopleSection(told),
    findingsSection(told),
    exceptionsSection(told.result.excepted, told.out),
    exitsSection(told.result.exits, told.out),
    uncheckedSection(told),
    caveatsSection(told.result.rules),
    placesSection(told),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

async function filesSection({ result: { files, aside }, out }: Told): Promise<string[]> {
  const rolls = await loadRolls();
  const counts = files.map(({ sheetId, rowsIn, rowsUsed, rowsAside }) => {
    const open = aside
      .filter((each) => each.sheetId === sheetId && needsPeople(each))
      .reduce((sum, { rows }) => sum + rows, 0);
    return [rowsIn, rowsUsed, rowsAside - open, open];
  });
  const rows = files.map(({ sheetId, file, sheet, roll, period }, index) => [
    file,
    sheet,
    roll === null ? unusedText(aside, sheetId) : (rolls.get(roll)?.label ?? roll),
    period === null ? "" : monthText(period),
    ...(counts[index] ?? []),
  ]);
  const total = [0, 1, 2, 3].map((at) => counts.reduce((sum, each) => sum + (each[at] ?? 0), 0));
  return [
    out.paint(
      "bold",
      `名册（${files.length} 张表；读入 = 使用 + 略过的表头、合计、重复行 + 搁置、需要人看的行）`,
    ),
    table([
      ["文件", "工作表", "名册", "月份", "读入", "使用", "略过", "搁置"],
      ...rows,
      ["合计", "", "", "", ...total],
    ]),
  ];
}

/** As `init` calls a sheet that is no roll. */
function unusedText(aside: ScreenResult["aside"], sheetId: number): string {
  const own = aside.filter((each) => each.sheetId === sheetId);
  if (own.some(({ reason }) => reason === "left_out")) return "（写明不用）";
  const isOpen = own.some(needsPeople);
  return isOpen ? "（认不出）" : "（没有人员，不用）";
}

/** Rolls that have not come for the screening month: what has changed since cannot be seen. */
async function lateSection({ result: { files, manifest }, out }: Told): Promise<string[]> {
  const asked = [files, await loadRolls(), monthNumber(manifest.month) ?? 0] as const;
  const [late, after] = [lateRolls(...asked), rollsAfter(...asked)];
  if (late.length + after.length === 0) return [];
  const title = `没有收到 ${manifest.month} 的名册（此后的变化看不到，收到后放进“数据”再排查）`;
  return [
    out.paint("yellow", title),
    ...late.map(({ period, labels }) => `  ! 用的是 ${monthText(period)} 的：${labels.join("、")}`),
    ...after.map(
      ({ period, label }) => `  ! ${label}：${monthText(period)} 的晚于排查月份，没有用`,
    ),
  ];
}

/** Counties that have not sent the month that the others have. */
async function behindSection({ result: { files, manifest }, out }: Told): Promise<string[]> {
  const month = monthNumber(manifest.month) ?? Number.POSITIVE_INFINITY;
  const lines = countiesBehind(files, await loadRolls(), month);
  return lines.length === 0 ? [] : [out.paint("yellow", "各县月份不齐"), ...lines];
}

async function silentSection({ result: { silentTowns }, out }: Told): Promise<string[]> {
  if (silentTowns.length === 0) return [];
  const lines = silentTownLines(silentTowns, await loadRolls());
  return [out.paint("yellow", "缺了乡镇的名册"), ...lines];
}

function refusedSection({ result: { refused }, out }: Told): string[] {
  if (refused.length === 0) return [];
  const lines = refused.map(
    ({ file, error }) => `  ✗ ${file}：【${error.code}】${error.message}${error.hint}`,
  );
  return [out.paint("red", `没有读成的 ${refused.length} 个文件`), ...lines];
}

function asideSection({ result: { aside }, out }: Told): string[] {
  const open = aside.filter(needsPeople);
  if (open.length === 0) return [];
  const lines = open.map(({ file, sheet, reason, rows, why }) => {
    const place = sheet === "" ? file : `${file}·${sheet}`;
    return `  ! ${place}：${rows} 行，${why ?? reasonLabel(reason)}`;
  });
  return [out.paint("yellow", "搁置、需要人看的行"), ...lines];
}

function peopleSection({ result: { people }, out }: Told): string[] {
  const tiers = ["确认", "疑似", "未匹配"].map((tier) => `${tier} ${people.tiers[tier] ?? 0}`);
  return [
    out.paint("bold", "人员"),
    `  共 ${people.persons} 人；名册上每次提到的人：${tiers.join("，")}`,
    ...people.skipped.map(skippedLine),
  ];
}

function findingsSection({ result, out }: Told): string[] {
  const { levels, manifest } = result;
  const count = (family: string, level: string) =>
    levels.find((each) => each.family === family && each.level === level)?.count ?? 0;
  const order = ["hit", "check", "hint"] as const;
  const rows = FAMILIES.map((family) => [
    `  ${FAMILY_LABELS[family]}`,
    ...order.map((level) => count(family, level)),
  ]);
  return [
    out.paint("bold", `发现 ${manifest.findings} 条线索（以入户核查为准）`),
    table([["  类别", ...order.map((level) => LEVEL_LABELS[level])], ...rows]),
    ...knownLines(result),
  ];
}

/** What of the findings is not sent out again, and why. */
function knownLines({ standings, isPast }: ScreenResult): string[] {
  const kept = standings.known + standings.rectifying;
  const lines =
    kept === 0
      ? []
      : [
          `  其中往期已核 ${standings.known} 条、整改中 ${standings.rectifying} 条，本轮不再下发（见汇总“往期已核”；要一起下发用 --include-known）`,
        ];
  return isPast ? [...lines, "  这是较早月份的轮次，不改变整改台账。"] : lines;
}

function uncheckedSection({ result: { rules }, pack, out }: Told): string[] {
  const title = (id: string) => pack.find(({ header }) => header.id === id)?.header.title ?? "";
  const lines: string[] = checkedNothing({ rules })
    ? [out.paint("red", "这一轮没有一条规则能检查，没有疑点不等于没有问题（退出码 4）。")]
    : [];
  const unchecked = rules.filter(({ state }) => state === "not_evaluable");
  if (unchecked.length > 0) {
    lines.push(out.paint("yellow", `未检查的规则 ${unchecked.length} 条（不等于没有问题）`));
    for (const { rule, reason } of unchecked)
      lines.push(`  ${rule} ${title(rule)}：${reason ?? ""}`);
  }
  const failed = rules.filter(({ state }) => state === "error");
  if (failed.length > 0) {
    lines.push(out.paint("red", `没有跑成的规则 ${failed.length} 条`));
    for (const { rule, reason } of failed) lines.push(`  ${rule} ${title(rule)}：${reason ?? ""}`);
  }
  return lines;
}

function placesSection({ result, folder }: Told): string[] {
  const shown = join(folder, "结果", result.manifest.round);
  const summary = relative(result.folder, result.summary);
  const towns = result.worklists.filter(({ town }) => town !== NO_TOWN).length;
  const others = towns < result.worklists.length ? `和${NO_TOWN}的一份` : "";
  return [`核查清单：${shown}（${towns} 个乡镇${others}，汇总 ${summary}）`];
}
