-- Reads naming, rival_name, name_level, text_pair, id_dirty. Writes called_otherwise and number_note: what is said of rows whose own
-- valid number placed them, where the cell or the name is not plainly the same.

CREATE OR REPLACE TEMP TABLE called_otherwise AS
SELECT
  b.id_key,
  b.name_hash,
  CASE l.level
    WHEN 6 THEN '姓名相同' WHEN 5 THEN '姓名同音' WHEN 4 THEN '姓名有字音近、形近或为占位符' ELSE '姓名有一字不同或缺字'
  END || CASE WHEN l.level < 6 THEN coalesce('（' || t.told || '）', '') ELSE '' END AS verdict,
  coalesce(t.left_mark, r.shown) AS name_here,
  coalesce(t.right_mark, o.shown) AS name_there
FROM rival_name a
JOIN rival_name b ON b.id_key = a.id_key AND a.place_in_line = 1 AND b.place_in_line > 1
JOIN name_level l ON l.left_name = a.name_hash AND l.right_name = b.name_hash AND l.level >= 3
JOIN name o ON o.name_hash = a.name_hash
JOIN name r ON r.name_hash = b.name_hash
LEFT JOIN text_pair t ON t.left_text = r.shown AND t.right_text = o.shown
WHERE r.shown <> o.shown;

CREATE OR REPLACE TEMP TABLE number_note AS
SELECT
  id_ref,
  CASE damage
    WHEN 'cosmetic' THEN '证号去掉空格、全角等写法差别后有效且一致'
    WHEN 'note' THEN '证号去掉备注后有效且一致'
    WHEN 'letters' THEN '证号里的字母 O、l 换成 0、1 后有效且一致'
    WHEN 'card20' THEN '取残疾证号的前 18 位，有效且一致'
    WHEN 'id15' THEN '15 位旧号换成 18 位后一致'
    ELSE '证号有效且一致'
  END AS verdict
FROM id_dirty
WHERE status = 'valid';
