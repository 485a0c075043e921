import type { Database } from "../../engine/database.ts";
import { maskId, maskName } from "../../project/mask.ts";
import { asTyped } from "../as-typed.ts";
import { table } from "../text-width.ts";
import type { PersonCard } from "./explain-person.ts";

/** One person of a name that was asked for. */
export interface Namesake
  extends Pick<PersonCard, "person_id" | "name" | "id" | "sex" | "township" | "village"> {
  /** Codes of the rules that found something, `TB03、LB01`. */
  rules: string;
}

/** A name, with the last digits of the number as worklists print them: 张三、张三9186、张三****9186. */
const ASKED = /^(?<name>\D*?\p{Script=Han}\D*?)[*＊\s]*(?<tail>\d{0,4}[\dXx])?$/u;

/**
 * Everybody whose rows bear a name; none where what was asked is no name.
 *
 * Returns: names and numbers masked, in order of place.
 */
export async function namesakes(db: Database, asked: string): Promise<Namesake[]> {
  const { name, tail = "" } = ASKED.exec(asked.trim())?.groups ?? {};
  if (name === undefined) return [];
  const rows = await db.rows<Record<keyof Namesake, string>>(
    `SELECT p.person_id, COALESCE(p.name, '') AS name, COALESCE(p.id18, '') AS id, COALESCE(p.sex, '') AS sex,
       COALESCE(p.town, '') AS township, COALESCE(p.village, '') AS village,
       COALESCE((SELECT string_agg(DISTINCT f.rule, '、' ORDER BY f.rule) FROM finding f WHERE f.person_key = p.person_key), '') AS rules
     FROM person p
     SEMI JOIN (
       SELECT l.person_key FROM mention m JOIN link l USING (mention_id)
       WHERE m.role = 'self' AND replace(m.name_text, ' ', '') = $name
     ) named ON named.person_key = p.person_key
     WHERE $tail = '' OR p.id18 LIKE '%' || $tail
     ORDER BY p.town, p.village, p.person_id`,
    { name: name.replaceAll(/\s/g, ""), tail: tail.toUpperCase() },
  );
  return rows.map((row) => ({ ...row, name: maskName(row.name), id: maskId(row.id) }));
}

/** Who they are, so that one can be asked for. */
export function namesakesText(people: readonly Namesake[], folder: string): string {
  return [
    `名册上有 ${people.length} 个人叫这个名字：`,
    table([
      ["  人员编号", "姓名", "身份证号", "性别", "住处", "疑点"],
      ...people.map((each) => [
        `  ${each.person_id}`,
        each.name,
        each.id === "" ? "（没有能确定是他的号码）" : each.id,
        each.sex,
        `${each.township}${each.village}`,
        each.rules === "" ? "没有" : each.rules,
      ]),
    ]),
    "",
    `下一步：doudi explain ${asTyped(folder)} ${people[0]?.person_id ?? "人员编号"}（换成要查的那一个）`,
  ].join("\n");
}
