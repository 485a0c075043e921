import { join, relative } from "node:path";
import { loadRolls } from "../../rolls/load-rolls.ts";
import type { Pack } from "../../rules/load-pack.ts";
import { FAMILIES, FAMILY_LABELS } from "../../rules/rule-schema.ts";
import { monthText } from "../../rules/run-context.ts";
import { dataNotices } from "../../screening/notices/data-notices.ts";
import { placeText } from "../../screening/notices/notice.ts";
import type { ScreenResult } from "../../screening/screen.ts";
import { needsPeople, reasonLabel } from "../../staging/aside-reasons.ts";
import { NO_TOWN } from "../../worklists/round.ts";
import { asTyped } from "../as-typed.ts";
import { LEVEL_LABELS } from "../labels.ts";
import type { Output } from "../output.ts";
import { table } from "../text-width.ts";
import { caveatsSection } from "./caveats-text.ts";
import { checkedNothing } from "./checked-nothing.ts";
import { exceptionsSection } from "./exceptions-text.ts";
import { exitsSection } from "./exits-text.ts";
import { noticeSection } from "./notice-text.ts";

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
    ...(await dataNotices(told.result, asTyped(told.folder))).map((notice) =>
      noticeSection(notice, told.out),
    ),
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
    return `  ! ${placeText({ file, sheet })}：${rows} 行，${why ?? reasonLabel(reason)}`;
  });
  return [out.paint("yellow", "搁置、需要人看的行"), ...lines];
}

function peopleSection({ result: { people }, out }: Told): string[] {
  const tiers = ["确认", "疑似", "未匹配"].map((tier) => `${tier} ${people.tiers[tier] ?? 0}`);
  return [
    out.paint("bold", "人员"),
    `  共 ${people.persons} 人；名册上每次提到的人：${tiers.join("，")}`,
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
