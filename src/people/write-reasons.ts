import type { Database } from "../engine/database.ts";

/** One sentence a rule, as a clerk reads it; the differing digits are added where a number was damaged. */
const SENTENCES: Readonly<Record<string, string>> = {
  R1: "证号有效且一致，姓名相符。",
  R2: "证号有一处差错，改正后通过校验码并与此人一致，姓名相符。",
  R2b: "证号改正一处后与此人一致，但姓名只有部分相同，需核实。",
  R3: "证号末三位为 000（Excel 丢位），前 15 位与此人一致，姓名相符。",
  R4: "证号缺失或残缺；姓名、出生日期和乡镇与此人一致。",
  R5: "证号缺失或残缺；姓名读音、出生日期和乡镇与此人一致，需核实。",
  R6: "证号缺失或残缺；同户家庭中有同名的此人。",
  R7: "证号缺失或残缺；同村同名，需核实。",
  R8: "证号与此人相同但姓名不同，可能录错或借用，需核实。",
  R9: "证号有效但与此人不同；姓名和家庭或村相同，疑似借用家人证号，需核实。",
  R0: "没有找到证号、姓名、家庭相符的人。",
};

/** Write the sentence of each link; a repaired number names the place of the digit that was wrong. */
export async function writeReasons(db: Database): Promise<void> {
  const cases = Object.entries(SENTENCES).map(
    ([rule, sentence]) => `WHEN '${rule}' THEN '${sentence}'`,
  );
  await db.run(`UPDATE link SET reason = CASE rule ${cases.join(" ")} END`);
  await db.run(`UPDATE link SET reason = '证号第 ' || d.place || ' 位可能录错，' || '改正后通过校验码并与此人一致，姓名相符。'
    FROM (
      SELECT l.mention_id, CAST(min(p.place) AS VARCHAR) AS place
      FROM link l
      JOIN naming_id n ON n.mention_id = l.mention_id AND length(n.core) = 18
      CROSS JOIN (SELECT unnest(generate_series(1, 18)) AS place) p
      WHERE l.rule = 'R2' AND substr(n.core, p.place, 1) <> substr(id_of_key(l.person_key), p.place, 1)
      GROUP BY l.mention_id
    ) d
    WHERE d.mention_id = link.mention_id`);
  await db.run(
    `UPDATE link SET reason = '同村同名，证号有 14 位以上相同，只有此人相符。' WHERE rule = 'R7' AND tier = '确认'`,
  );
}
