-- Reads doubted, person. Writes doubt_reason: what is said of rows whose own valid number is in doubt.
CREATE OR REPLACE TEMP TABLE doubt_reason AS
SELECT
  d.id_key,
  '两处证号都有效但不同；' || d.name_text || '，' || CASE WHEN d.same_place THEN '同村，' WHEN d.same_town THEN '同乡镇，' ELSE '' END ||
    CASE WHEN d.is_kin THEN '家庭成员已确认为同一户，' WHEN d.registered = 0 THEN '户籍上没有此号，' ELSE '' END ||
    CASE WHEN d.rolls > 2 THEN '两个号不在同一份名册上，疑似换过证号' WHEN d.rolls > 1 THEN '此号只在两份名册上出现，疑似借用、录错或换过证号' ELSE '此号只在一份名册上出现，疑似借用、录错或换过证号' END ||
    CASE WHEN n.people > 1 THEN '；共有 ' || CAST(n.people AS VARCHAR) || ' 人可能，待核。' ELSE '；待核。' END AS reason,
  '[{"field":"证号","left":' || to_json(id_of_key(d.id_key)) || ',"right":' || to_json(id_of_key(d.other_key)) || ',"verdict":"都有效但不同"}'
    || ',{"field":"姓名","left":' || coalesce(to_json(a.name), 'null') || ',"right":' || coalesce(to_json(b.name), 'null') || ',"verdict":"' || d.name_text || '"}'
    || ',{"field":"出生日期","left":null,"right":null,"verdict":"在证号之内，不另比"}'
    || ',{"field":"乡镇村","left":' || coalesce(to_json(nullif(concat_ws(' ', a.town, a.village), '')), 'null')
    || ',"right":' || coalesce(to_json(nullif(concat_ws(' ', b.town, b.village), '')), 'null') || ',"verdict":"' || CASE WHEN d.same_place THEN '同村' WHEN d.same_town THEN '同乡镇' ELSE '未填' END || '"}'
    || ',{"field":"家庭","left":null,"right":null,"verdict":"' || CASE WHEN d.is_kin THEN '同户' ELSE '无佐证' END || '"}]' AS evidence
FROM (
  SELECT *, CASE level WHEN 6 THEN '姓名相同' WHEN 5 THEN '姓名同音' WHEN 4 THEN '姓名有字音近、形近或为占位符' ELSE '姓名有一字不同或缺字' END AS name_text FROM doubted
) d
JOIN (SELECT id_key, count(*) AS people FROM doubted GROUP BY id_key) n ON n.id_key = d.id_key
JOIN person a ON a.person_key = d.id_key
JOIN person b ON b.person_key = d.other_key
WHERE d.weight_order = 1;

-- Reads reading, unit_mention, unit_link, unit_reason, called_otherwise, number_note, told_beside. Writes link, link_told and near_miss.
CREATE OR REPLACE TABLE link AS
SELECT
  r.mention_id,
  coalesce(l.person_key, r.id_key) AS person_key,
  CASE WHEN l.mention_id IS NOT NULL THEN l.tier WHEN d.id_key IS NOT NULL THEN '疑似' ELSE '确认' END AS tier,
  CASE WHEN l.mention_id IS NOT NULL THEN l.rule WHEN d.id_key IS NOT NULL THEN 'R9' ELSE 'R1' END AS rule
FROM reading r
LEFT JOIN (
  SELECT u.mention_id, l.person_key, l.tier, l.rule FROM unit_mention u JOIN unit_link l ON l.unit_id = u.unit_id
) l ON l.mention_id = r.mention_id
LEFT JOIN doubt_reason d ON d.id_key = r.id_key;

-- Why, of the rows that their own number does not place plainly: link_why says it of the others. Written out for a million of them the same
-- two sentences would cost more than all that is decided about them.
CREATE OR REPLACE TABLE link_told AS
SELECT u.mention_id, coalesce(h.said || '；', '') || e.reason AS reason, e.evidence
FROM unit_mention u
JOIN unit_reason e ON e.unit_id = u.unit_id
LEFT JOIN told_beside h ON h.mention_id = u.mention_id
UNION ALL
SELECT h.mention_id, h.said || '。', '[{"field":"' || h.field || '","verdict":"一致"}]'
FROM told_beside h
ANTI JOIN unit_mention u ON u.mention_id = h.mention_id
UNION ALL
SELECT r.mention_id, d.reason, d.evidence
FROM doubted_mention r
JOIN doubt_reason d ON d.id_key = r.id_key
ANTI JOIN told_beside h ON h.mention_id = r.mention_id
UNION ALL
SELECT
  r.mention_id,
  coalesce(n.verdict, '证号有效且一致') || '，' || coalesce(c.verdict, '姓名相符') || '。',
  '[{"field":"证号","verdict":"' || coalesce(n.verdict, '一致') || '"},{"field":"姓名","left":' || coalesce(to_json(c.name_here), 'null')
    || ',"right":' || coalesce(to_json(c.name_there), 'null') || ',"verdict":"' || coalesce(c.verdict, '相符') || '"}]'
FROM reading r
LEFT JOIN called_otherwise c ON c.id_key = r.id_key AND c.name_hash = r.name_hash
LEFT JOIN number_note n ON n.id_ref = r.id_ref
ANTI JOIN unit_mention u ON u.mention_id = r.mention_id
ANTI JOIN doubt_reason d ON d.id_key = r.id_key
ANTI JOIN told_beside h ON h.mention_id = r.mention_id
WHERE c.id_key IS NOT NULL OR n.id_ref IS NOT NULL;

CREATE OR REPLACE VIEW link_why AS
SELECT
  l.mention_id,
  CASE WHEN t.mention_id IS NOT NULL THEN t.reason ELSE '证号有效且一致，姓名相符。' END AS reason,
  CASE WHEN t.mention_id IS NOT NULL THEN t.evidence ELSE '[{"field":"证号","verdict":"一致"},{"field":"姓名","verdict":"相符"}]' END AS evidence
FROM main.link l
LEFT JOIN main.link_told t ON t.mention_id = l.mention_id;

-- Whom a row that is nobody's came closest to, and what spoke against it.
CREATE OR REPLACE TABLE near_miss AS
SELECT u.mention_id, e.beside_key AS person_key, e.against
FROM unit_mention u
JOIN unit_link l ON l.unit_id = u.unit_id AND l.other_key IS NULL
JOIN unit_reason e ON e.unit_id = u.unit_id
WHERE e.beside_key IS NOT NULL;
