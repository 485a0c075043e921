import type { Collected } from "../../ledger/returned/collect.ts";
import type { Receipt, TownToCome } from "../../ledger/returned/receipt.ts";
import { asTyped } from "../as-typed.ts";
import { faultText, type Output } from "../output.ts";
import { table } from "../text-width.ts";

/** Refused rows and missing codes shown on the terminal; the rest is in the receipt's workbook. */
const SHOWN = 20;

export interface CollectTold {
  folder: string;
  collected: Collected;
  receipts: readonly Receipt[];
  toCome: readonly TownToCome[];
  /** Names of files handed in that are no tables. */
  others: readonly string[];
  /** The round that was asked for; undefined where it is the newest. */
  round: string | undefined;
  /** Where the workbooks lie. */
  receiptFolder: string | undefined;
  conflictFile: string | undefined;
  out: Pick<Output, "paint">;
}

/** 回执 on the terminal: counts a township, then every row set aside with the reason. */
export function collectText(told: CollectTold): string {
  const { collected, receipts, out } = told;
  const { index, refusedFiles, files } = collected;
  const sections = [
    decidedSection(collected),
    [
      out.paint("bold", `回执　轮次 ${index.issued.round}　收到 ${files.length} 个文件`),
      counts(receipts),
    ],
    refusedFiles.length === 0
      ? []
      : [
          out.paint("red", `没有收的文件 ${refusedFiles.length} 个`),
          ...refusedFiles.map(faultText),
        ],
    unreadSection(collected),
    told.others.length === 0
      ? []
      : [`没有看的文件 ${told.others.length} 个（不是表格）：${told.others.join("、")}`],
    blankSection(collected),
    refusedSection(receipts, out),
    conflictSection(collected, out),
    missingSection(receipts, out),
    attachedSection(receipts),
    told.toCome.length === 0
      ? []
      : [
          `还没有交回的乡镇 ${told.toCome.length} 个：${told.toCome.map(({ town, issued }) => `${town}（${issued} 条）`).join("、")}`,
        ],
    [...placeLines(told), nextStep(told)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

/** The first columns after 下发 add up to it; the others say what the files held. */
const COLUMNS: readonly (readonly [string, (each: Receipt) => number])[] = [
  ["下发", ({ issued }) => issued],
  ["已收下", ({ rows }) => rows.answered],
  ["冲突", ({ rows }) => rows.conflicting],
  ["退回", ({ rows }) => rows.refused],
  ["未填", ({ rows }) => rows.unanswered],
  ["缺行", ({ rows }) => rows.missing],
  ["没有交回", ({ rows }) => rows.elsewhere],
  ["本次收下", ({ taken }) => taken],
  ["无变化", ({ unchanged }) => unchanged],
  ["退回的行", ({ refused }) => refused.length],
  ["新增线索", ({ leads }) => leads],
];

function counts(receipts: readonly Receipt[]): string {
  const line = (name: string, all: readonly Receipt[]) => [
    `  ${name}`,
    ...COLUMNS.map(([, count]) => all.reduce((sum, each) => sum + count(each), 0)),
  ];
  return [
    table([
      ["  乡镇", ...COLUMNS.map(([title]) => title)],
      ...receipts.map((each) => line(each.town || "（认不出乡镇）", [each])),
      line("合计", receipts),
    ]),
    "  下发＝已收下＋冲突＋退回＋未填＋缺行＋没有交回；后面几栏是这次交回的文件里的行",
  ].join("\n");
}

function decidedSection({ decidedFiles }: Collected): string[] {
  return decidedFiles.flatMap(({ file, taken, dropped, refused }) => [
    `${file}：按决定采用 ${taken} 条，都不采用 ${dropped} 条，退回 ${refused.length} 行`,
    ...refused.map(({ row, task, reason }) => `  第 ${row} 行　${task}　${reason}`),
  ]);
}

function unreadSection({ files }: Collected): string[] {
  const unread = files.flatMap(({ book, unread: sheets }) =>
    sheets.map((sheet) => `  ${book.file}：${sheet}`),
  );
  return unread.length === 0 ? [] : ["没有读的工作表（没有任务编号）", ...unread];
}

/** Whoever sends back the form as it came has not answered. */
function blankSection({ files }: Collected): string[] {
  const blank = files.filter(
    ({ answers, refused, leads }) => answers.length + refused.length + leads.length === 0,
  );
  return blank.length === 0
    ? []
    : [
        `一条结果也没有填的文件 ${blank.length} 个（像是把发出的表原样交了回来）：${blank.map(({ book }) => book.file).join("、")}`,
      ];
}

function refusedSection(receipts: readonly Receipt[], out: CollectTold["out"]): string[] {
  const refused = receipts.flatMap((receipt) => receipt.refused);
  if (refused.length === 0) return [];
  const lines = refused
    .slice(0, SHOWN)
    .map(
      ({ file, sheet, row, task, reason }) =>
        `  ${[file, sheet].filter(Boolean).join("·")} 第 ${row} 行　${task}　${shortReason(reason)}`,
    );
  return [
    out.paint("yellow", `退回 ${refused.length} 行，没有收，请乡镇改好再交`),
    ...lines,
    ...rest(refused.length),
    ...(refused.some(({ reason }) => reason.startsWith("看不懂“核查结果”"))
      ? [
          "  几行都是同一种写法的，不必退回：再收一次，加上 --word 写法=代码，例如 --word 打工去了=12",
        ]
      : []),
  ];
}

/** The entries of a dropdown by their codes; their words stand in the receipt's workbook. */
function shortReason(reason: string): string {
  return reason.replace(/可以填：.*/s, (entries) => {
    const codes = [...entries.matchAll(/(?<=[：；])\d{2}/g)].map(([code]) => code);
    return `可以填 ${codes.join(" ")}`;
  });
}

function conflictSection(collected: Collected, out: CollectTold["out"]): string[] {
  const conflicts = collected.conflicts.filter(({ isDoubtful }) => !isDoubtful);
  const doubtful = collected.conflicts.length - conflicts.length;
  const about = `退回的行里有 ${doubtful} 条说得清结果、说不清是谁的，也列在冲突表里：可以在那里定，也可以等乡镇改好再交`;
  if (conflicts.length === 0) return doubtful === 0 ? [] : [about];
  const lines = conflicts.slice(0, SHOWN).map(({ task, why, candidates }) => {
    const said = candidates.map(({ file, answer }) => `${answer.outcome}（${file}）`).join(" 对 ");
    return `  ${task}　${why}：${said}`;
  });
  return [
    out.paint("yellow", `冲突 ${conflicts.length} 条，等人决定`),
    ...lines,
    ...rest(conflicts.length),
    ...(doubtful === 0 ? [] : [about]),
  ];
}

function missingSection(receipts: readonly Receipt[], out: CollectTold["out"]): string[] {
  const lacking = receipts.filter(({ missing }) => missing.length > 0);
  if (lacking.length === 0) return [];
  return [
    out.paint("yellow", "交回的表里缺的行（仍算未核查）"),
    ...lacking.map(
      ({ town, missing }) =>
        `  ${town} 缺 ${missing.length} 行：${missing.slice(0, 5).join("、")}${missing.length > 5 ? " ……" : ""}`,
    ),
  ];
}

function attachedSection(receipts: readonly Receipt[]): string[] {
  const attached = receipts.flatMap((receipt) => receipt.attached);
  if (attached.length === 0) return [];
  const pictures = attached.filter(({ kind }) => kind === "picture").length;
  const left = attached.filter(({ isTaken }) => !isTaken).length;
  const lost = left > 0 ? `；其中 ${left} 处所在的行没有收，没有记入` : "";
  return [
    `批注 ${attached.length - pictures} 处、图片 ${pictures} 张：批注随结果记入台账，图片在“台账/收件”的原件里${lost}`,
  ];
}

function placeLines({ receiptFolder, conflictFile }: CollectTold): string[] {
  return [
    ...(receiptFolder ? [`回执工作簿：${receiptFolder}`] : []),
    ...(conflictFile ? [`冲突表：${conflictFile}`] : []),
  ];
}

function rest(count: number): string[] {
  return count > SHOWN ? [`  …… 另有 ${count - SHOWN} 条，见回执工作簿`] : [];
}

function nextStep(told: CollectTold): string {
  const { folder, collected, receipts } = told;
  if (collected.conflicts.some(({ isDoubtful }) => !isDoubtful))
    return `下一步：填好冲突表，再运行 doudi collect ${asTyped(folder)} 冲突表文件${told.round === undefined ? "" : ` --round ${told.round}`}`;
  const { refusedFiles } = collected;
  if (refusedFiles.length > 0)
    return `下一步：没有收的 ${refusedFiles.length} 个文件按上面写的办好后再收一次；已收的不用重交。`;
  const isAside = receipts.some(({ refused, missing }) => refused.length + missing.length > 0);
  return isAside
    ? "下一步：把回执发给乡镇，改好后再交；已收的不用重填。"
    : `下一步：doudi status ${asTyped(folder)} 看进度。`;
}
