-- Reads unit_link, candidate, unit, name, position. Writes unit_reason, link: one Chinese sentence a match, and what was compared.

-- Where the number as written first leaves the number of the person it was taken for.
CREATE OR REPLACE TEMP TABLE slip AS
WITH compared AS (
  SELECT l.unit_id, u.core, id_of_key(l.other_key) AS id18
  FROM unit_link l
  JOIN unit u ON u.unit_id = l.unit_id
  WHERE l.other_key IS NOT NULL AND regexp_full_match(u.core, '[0-9*X]{15,20}')
)
SELECT
  c.unit_id,
  any_value(c.core) AS core,
  any_value(c.id18) AS id18,
  count(*) AS wrong,
  min(p.p) + 1 AS place
FROM compared c
JOIN position p ON substr(c.core, p.p + 1, 1) <> substr(c.id18, p.p + 1, 1)
GROUP BY c.unit_id;

CREATE OR REPLACE TEMP TABLE unit_reason AS
WITH best AS (
  SELECT
    c.*,
    row_number() OVER (PARTITION BY c.unit_id, c.id_key ORDER BY c.rule_order, c.level DESC) AS turn
  FROM candidate c
),
told AS (
  SELECT
    l.unit_id,
    l.person_key,
    l.other_key,
    l.tier,
    l.rule,
    l.choices,
    u.core,
    u.damage,
    u.birth,
    u.name_hash,
    u.place,
    b.level,
    coalesce(b.same_place, false) AS same_place,
    coalesce(b.same_town, false) AS same_town,
    coalesce(b.same_house, false) AS same_house,
    coalesce(b.same_birth, false) AS same_birth,
    coalesce(b.other_birth, false) AS other_birth,
    s.place AS slip_place,
    s.wrong,
    CASE
      WHEN length(u.core) = 18 AND s.wrong = 1 THEN
        '证号第 ' || CAST(s.place AS VARCHAR) || ' 位可能录错（写作 ' || substr(u.core, s.place, 1) || '，应为 ' || substr(s.id18, s.place, 1) || '）'
      WHEN length(u.core) = 18 AND s.wrong = 2 AND substr(u.core, s.place, 1) = substr(s.id18, s.place + 1, 1)
        AND substr(u.core, s.place + 1, 1) = substr(s.id18, s.place, 1) THEN
        '证号第 ' || CAST(s.place AS VARCHAR) || '、' || CAST(s.place + 1 AS VARCHAR) || ' 位颠倒'
      WHEN length(u.core) = 17 THEN '证号少一位（第 ' || CAST(s.place AS VARCHAR) || ' 位缺 ' || substr(s.id18, s.place, 1) || '）'
      WHEN length(u.core) = 19 THEN '证号多一位（第 ' || CAST(s.place AS VARCHAR) || ' 位多 ' || substr(u.core, s.place, 1) || '）'
      ELSE '证号有差错'
    END AS slip_text,
    CASE u.damage
      WHEN 'empty' THEN '证号缺失'
      WHEN 'trunc000' THEN '证号末三位为 000（Excel 丢位）'
      WHEN 'scientific' THEN '证号成了科学计数'
      WHEN 'masked' THEN '证号有星号遮盖'
      WHEN 'two_ids' THEN '证号栏有两个号码'
      WHEN 'document' THEN '所填为其他证件'
      WHEN 'held' THEN '所填证号属于另一个姓名'
      WHEN 'disowned' THEN '所填证号已认定不是本人的'
      ELSE '证号有差错'
    END AS damage_text,
    CASE WHEN l.rule = 'D' THEN '人工认定' ELSE CASE b.level
      WHEN 6 THEN '姓名相同'
      WHEN 5 THEN '姓名同音'
      WHEN 4 THEN '姓名只有一字音近、形近或为占位符'
      WHEN 3 THEN '姓名有一字不同或缺字'
      WHEN 2 THEN '姓名只有一部分相同'
      ELSE '姓名不同'
    END END AS name_text
  FROM unit_link l
  JOIN unit u ON u.unit_id = l.unit_id
  LEFT JOIN best b ON b.unit_id = l.unit_id AND b.id_key = l.other_key AND b.turn = 1
  LEFT JOIN slip s ON s.unit_id = l.unit_id
),
-- What the nearest misses of an unmatched row are.
missed AS (
  SELECT
    t.unit_id,
    count(DISTINCT n.id_key) AS namesakes,
    count(DISTINCT CASE WHEN p.place = t.place THEN n.id_key END) AS village_namesakes
  FROM told t
  JOIN unit u ON u.unit_id = t.unit_id
  JOIN seed_name n ON n.fold_hash = u.fold_hash
  LEFT JOIN seed_place p ON p.id_key = n.id_key
  WHERE t.rule = 'R0'
  GROUP BY t.unit_id
),
repaired AS (
  SELECT DISTINCT t.unit_id
  FROM told t
  JOIN repair r ON r.core = t.core
  JOIN seed_name n ON n.id_key = r.id_key
  WHERE t.rule = 'R0'
)
SELECT
  t.unit_id,
  CASE
    WHEN t.rule = 'R0' THEN
      t.damage_text || '；没有找到相符的人：' ||
      CASE WHEN r.unit_id IS NOT NULL THEN '证号改正一处后属于别的姓名，' ELSE '' END ||
      CASE
        WHEN coalesce(m.namesakes, 0) = 0 THEN '其他名册没有同名的人'
        WHEN t.place IS NULL THEN '全县同名 ' || CAST(m.namesakes AS VARCHAR) || ' 人，本行没有可以区分的内容'
        ELSE '全县同名 ' || CAST(m.namesakes AS VARCHAR) || ' 人，同村 ' || CAST(m.village_namesakes AS VARCHAR) || ' 人'
      END || '。'
    WHEN t.rule = 'D' THEN t.damage_text || '；已由人工认定是此人。'
    WHEN t.rule LIKE 'G%' THEN
      t.damage_text || '；几处写的是同一个人（' ||
      CASE t.rule
        WHEN 'G1' THEN '残缺的证号和姓名都相同'
        WHEN 'G2' THEN '户号和姓名都相同'
        WHEN 'G3' THEN '证号改正一处后相同，姓名相同'
        WHEN 'G4' THEN '证号前 15 位和姓名相同'
        WHEN 'G5' THEN '姓名、出生日期和村相同'
        ELSE '姓名和村相同，别处没有同名的人'
      END || '），但没有一处证号有效。'
    ELSE
      CASE t.rule
        WHEN 'R2' THEN t.slip_text || '，改正后通过校验码，与此人一致'
        WHEN 'R2s' THEN t.damage_text || '，地区码、出生日期、顺序码三段中有两段与此人一致'
        WHEN 'R3' THEN t.damage_text || '，前 15 位与此人一致'
        WHEN 'R3s' THEN t.damage_text || '，留下的前几位与此人一致'
        WHEN 'R8' THEN '证号与此人相同'
        WHEN 'R9' THEN '所填证号有效但属于另一个姓名，疑似借用家人证号'
        WHEN 'R10' THEN t.damage_text || '，同样的残缺号码别处已确认是此人'
        WHEN 'R11' THEN t.damage_text || '，全县只有一人叫这个名字'
        ELSE t.damage_text
      END || '；' || t.name_text ||
      CASE WHEN t.same_birth THEN '，出生日期相同' WHEN t.other_birth THEN '，出生日期不同' ELSE '' END ||
      CASE WHEN t.same_place THEN '，同村' WHEN t.same_town THEN '，同乡镇' ELSE '' END ||
      CASE WHEN t.same_house THEN '，家庭成员已确认为同一户' ELSE '' END ||
      CASE WHEN t.tier = '疑似' AND t.choices > 1 THEN '；共有 ' || CAST(t.choices AS VARCHAR) || ' 人可能，待核。' WHEN t.tier = '疑似' THEN '；待核。' ELSE '。' END
  END AS reason,
  '[' ||
    '{"field":"证号","left":' || to_json(t.core) || ',"right":' || coalesce(to_json(id_of_key(t.other_key)), 'null') ||
      ',"verdict":"' || CASE WHEN t.core = '' THEN '缺失' WHEN t.wrong IS NOT NULL THEN '第 ' || CAST(t.slip_place AS VARCHAR) || ' 位起不同' ELSE t.damage_text END || '"}' ||
    ',{"field":"姓名","left":' || coalesce(to_json(a.shown), 'null') || ',"right":' || coalesce(to_json(o.name), 'null') ||
      ',"verdict":"' || CASE WHEN t.other_key IS NULL THEN '未比' ELSE t.name_text END || '"}' ||
    ',{"field":"出生日期","left":' || coalesce(CAST(t.birth AS VARCHAR), 'null') || ',"right":' || coalesce(CAST(birth_of_key(t.other_key) AS VARCHAR), 'null') ||
      ',"verdict":"' || CASE WHEN t.same_birth THEN '一致' WHEN t.other_birth THEN '不同' ELSE '未填' END || '"}' ||
    ',{"field":"乡镇村","left":' || coalesce(to_json(concat_ws(' ', w.town, w.village)), 'null') || ',"right":' || coalesce(to_json(concat_ws(' ', o.town, o.village)), 'null') ||
      ',"verdict":"' || CASE WHEN t.same_place THEN '同村' WHEN t.same_town THEN '同乡镇' WHEN t.place IS NULL THEN '未填' ELSE '不同' END || '"}' ||
    ',{"field":"家庭","left":null,"right":null,"verdict":"' || CASE WHEN t.same_house THEN '同户' ELSE '无佐证' END || '"}' ||
  ']' AS evidence
FROM told t
LEFT JOIN missed m ON m.unit_id = t.unit_id
LEFT JOIN repaired r ON r.unit_id = t.unit_id
LEFT JOIN name a ON a.name_hash = t.name_hash
LEFT JOIN person o ON o.person_key = t.other_key
LEFT JOIN unit u ON u.unit_id = t.unit_id
LEFT JOIN place_text w ON w.town_hash = u.town AND w.place IS NOT DISTINCT FROM u.place;

CREATE OR REPLACE TABLE link AS
SELECT
  r.mention_id,
  coalesce(l.person_key, r.id_key) AS person_key,
  coalesce(l.tier, '确认') AS tier,
  coalesce(l.rule, 'R1') AS rule,
  CASE WHEN l.unit_id IS NULL THEN '证号有效且一致，姓名相符。' ELSE e.reason END AS reason,
  CASE WHEN l.unit_id IS NULL THEN '[{"field":"证号","verdict":"一致"},{"field":"姓名","verdict":"相符"}]' ELSE e.evidence END AS evidence
FROM reading r
LEFT JOIN unit_mention u ON u.mention_id = r.mention_id
LEFT JOIN unit_link l ON l.unit_id = u.unit_id
LEFT JOIN unit_reason e ON e.unit_id = u.unit_id;
