import type { Database } from "../../engine/database.ts";
import { headerText } from "../../rolls/headers/header-text.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { cellOf } from "../cell-sql.ts";
import type { OtherChanges } from "./changes-of-list.ts";

/** Lists of matches and reports, of which some are found to be wrong. */
const KINDS: ReadonlySet<string> = new Set(["death", "custody"]);
/** A column that says what was found out. */
const FOUND =
  /核[实查对]|复核|比对|属实|反馈|处理|处置|甄别|排查|调查|(核|结)果|^(备注|说明|情况)$/;
/** 是否死亡 and 是否属实 are answered with 否. */
const ASKS = /^是否(死亡|属实|真实|已?故|去世|核实|确认|服刑|在押|羁押|一致)/;
/** 不属实（本人健在）, 经核实健在, 误报. */
const DENIED =
  /^(经|已)?(核实|核查|走访|入户|查)?[,:，：]?(其|该人|本人|此人)?(现|仍|还|目前)?(不属实|不实|情况不符|健在|在世|存活|活着|未死亡|没有?死亡|未去世|未亡|误[报登录]|错[报登录]|(信息|身份|数据)?有误|信息错误|身份(证号?)?(错误|有误|冲突|重号)|非本人|不是本人|同名|重名|人在|未(服刑|在押|羁押))/;
/** More texts are of other things. */
const MOST_TEXTS = 200;

/**
 * The rows of a list of the dead (or of prisoners) that say themselves that it is not so: 不属实 or 健在 below 核实情况; `columns` are those, from 1, of which
 * the list makes no other use, with their headers. Null where none does.
 */
export async function deniedRows(
  db: Database,
  rows: string,
  kind: string,
  columns: readonly { column: number; header: string }[],
  lastHeader: number,
): Promise<OtherChanges | null> {
  if (!KINDS.has(kind)) return null;
  for (const { column, header } of columns) {
    const name = headerText(header);
    const asks = ASKS.test(name);
    if (!asks && !FOUND.test(name)) continue;
    const cell = cellOf(column);
    const found = await db.rows<{ text: string }>(
      `SELECT DISTINCT ${cell} AS text FROM ${rows} r WHERE r.row_no > ${lastHeader} AND ${cell} IS NOT NULL LIMIT ${MOST_TEXTS + 1}`,
    );
    if (found.length > MOST_TEXTS) continue;
    const texts = found
      .map(({ text }) => text)
      .filter(
        (text) =>
          DENIED.test(plainText(text)) || (asks && /^(否|不是|×|N)$/i.test(plainText(text))),
      );
    if (texts.length > 0) return { column, texts, reason: "denied" };
  }
  return null;
}
