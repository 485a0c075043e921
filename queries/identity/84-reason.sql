-- Reads unit_told, unit_paid, text_pair, namesakes, capped_unit, barred, person, place_text. Writes unit_reason: one Chinese sentence a unit, and what was
-- compared, field by field, with the differing characters in 【】.
CREATE OR REPLACE TEMP TABLE unit_reason AS
WITH worded AS (
  SELECT
    t.*,
    d.told AS digits_told,
    d.left_mark AS digits_here,
    d.right_mark AS digits_there,
    a.left_mark AS name_here_mark,
    a.right_mark AS name_there_mark,
    CASE
      WHEN length(t.core) = 18 AND t.wrong = 1 THEN
        '证号第 ' || CAST(t.slip_place AS VARCHAR) || ' 位可能录错（写作【' || substr(t.core, t.slip_place, 1) || '】，应为【' || substr(t.id_there, t.slip_place, 1) || '】）'
      WHEN length(t.core) = 18 AND t.wrong = 2 AND substr(t.core, t.slip_place, 1) = substr(t.id_there, t.slip_place + 1, 1)
        AND substr(t.core, t.slip_place + 1, 1) = substr(t.id_there, t.slip_place, 1) THEN
        '证号第 ' || CAST(t.slip_place AS VARCHAR) || '、' || CAST(t.slip_place + 1 AS VARCHAR) || ' 位颠倒（写作【' || substr(t.core, t.slip_place, 2)
          || '】，应为【' || substr(t.id_there, t.slip_place, 2) || '】）'
      WHEN length(t.core) = 17 THEN '证号少一位（第 ' || CAST(t.slip_place AS VARCHAR) || ' 位缺【' || substr(t.id_there, t.slip_place, 1) || '】）'
      WHEN length(t.core) = 19 THEN '证号多一位（第 ' || CAST(t.slip_place AS VARCHAR) || ' 位多【' || substr(t.core, t.slip_place, 1) || '】）'
      ELSE '证号有差错'
    END AS slip_text,
    CASE WHEN t.is_contradicted THEN '本行的出生日期或性别与所填证号不符，此号别的名册上没有' ELSE CASE t.damage
      WHEN 'empty' THEN '证号缺失'
      WHEN 'trunc000' THEN '证号末三位为【000】（Excel 丢位）'
      WHEN 'scientific' THEN '证号成了科学计数'
      WHEN 'masked' THEN '证号有星号遮盖'
      WHEN 'two_ids' THEN '证号栏有两个号码'
      WHEN 'document' THEN '所填为其他证件'
      WHEN 'date' THEN '证号栏填的是日期'
      WHEN 'household' THEN '证号栏填的是低保证号或户号'
      WHEN 'phone' THEN '证号栏填的是电话号码'
      WHEN 'account' THEN '证号栏填的是银行账号'
      WHEN 'held' THEN '所填证号属于另一个姓名'
      WHEN 'disowned' THEN '所填证号已认定不是本人的'
      WHEN 'short' THEN '证号位数不够'
      WHEN 'long' THEN '证号位数多了'
      ELSE '证号有差错'
    END END AS damage_text,
    CASE WHEN t.rule = 'D' THEN '人工认定' WHEN t.is_other_name AND t.level >= 4 THEN '一格写了两个名字，其中一个相同' ELSE
      CASE t.level
        WHEN 6 THEN '姓名相同'
        WHEN 5 THEN '姓名同音'
        WHEN 4 THEN '姓名有字音近、形近或为占位符'
        WHEN 3 THEN '姓名有一字不同或缺字'
        WHEN 2 THEN '姓名只有一部分相同'
        ELSE CASE WHEN t.level IS NULL AND t.via_unit IS NOT NULL THEN '未比' ELSE '姓名不同' END
      END || CASE WHEN a.told IS NOT NULL AND t.level BETWEEN 3 AND 5 THEN '（' || a.told || '）' ELSE '' END
      || CASE WHEN t.is_called_otherwise AND t.level BETWEEN 3 AND 6 THEN '（按此人在别处的写法）' ELSE '' END
    END AS name_text,
    concat_ws('、',
      CASE WHEN t.damage IN ('checksum', 'birth', 'short', 'long', 'chars', 'masked', 'two_ids') THEN '证号改正一处' END,
      CASE WHEN t.damage IN ('trunc000', 'checksum', 'birth', 'short', 'long') AND length(t.core) >= 15 THEN '证号前 15 位' END,
      CASE WHEN t.damage = 'scientific' THEN '证号留下的前几位' END,
      CASE WHEN t.birth IS NOT NULL THEN '姓名加出生日期' END,
      CASE WHEN t.house IS NOT NULL THEN '同户家人' END,
      CASE WHEN t.place IS NOT NULL THEN '同村同名' END,
      '全县同名'
    ) AS tried,
    concat_ws('、',
      CASE WHEN t.level < 3 THEN '姓名不符' END,
      CASE WHEN t.other_sex THEN '性别不同' END,
      CASE WHEN t.other_age THEN '年龄与这份名册不符' END,
      CASE WHEN t.other_birth THEN '出生日期不同' END,
      CASE WHEN t.listed_already THEN '此人在同一名册另有一行' END,
      CASE WHEN t.little_left THEN '证号余下的数字不符' END,
      CASE WHEN NOT t.same_place AND t.place IS NOT NULL THEN '不同村' END
    ) AS against
  FROM unit_told t
  LEFT JOIN text_pair d ON d.left_text = t.core AND d.right_text = t.id_there
  LEFT JOIN text_pair a ON a.left_text = t.name_here AND a.right_text = t.name_there
),
placed AS (
  SELECT t.*, w.town AS town_here, w.village AS village_here, o.town AS town_there, o.village AS village_there,
    (t.same_place AND o.village <> w.village) OR (t.same_town AND o.town <> w.town) AS is_placed_otherwise,
    CASE t.bond
      WHEN 1 THEN '残缺的证号相同，姓名相同或同音'
      WHEN 2 THEN '户号和姓名都相同'
      WHEN 3 THEN '证号改正一处后相同，姓名相同'
      WHEN 4 THEN '证号前 15 位和姓名相同'
      WHEN 5 THEN '姓名、出生日期和乡镇相同'
      WHEN 6 THEN '姓名和村相同，证号有效的人里没有相符的'
      ELSE '人工认定'
    END AS bond_text
  FROM worded t
  LEFT JOIN person o ON o.person_key = t.beside_key
  LEFT JOIN place_text w ON w.town_hash = t.town AND w.place IS NOT DISTINCT FROM t.place
),
said AS (
  SELECT
    t.unit_id,
    t.beside_key,
    t.against,
    t.via_unit,
    t.damage_text,
    t.bond_text,
    CASE
      WHEN t.rule = 'R12' AND c.is_mute THEN
        t.damage_text || '；全县同名 ' || CAST(c.people AS VARCHAR) || ' 人，本行没有可以区分的内容；待核。'
      WHEN t.rule = 'R12' THEN
        t.damage_text || '；同名过多（' || CAST(c.people AS VARCHAR) || ' 人可能），没有逐一比对；待核。'
      WHEN t.rule = 'R0' THEN
        t.damage_text || '；没有找到相符的人。查过：' || t.tried || '；' ||
        CASE
          WHEN t.name_here IS NULL THEN '本行没有姓名'
          WHEN coalesce(m.people, 0) = 0 THEN '其他名册没有同名的人'
          WHEN t.place IS NULL THEN '全县同名 ' || CAST(m.people AS VARCHAR) || ' 人，本行没有可以区分的内容'
          ELSE '全县同名 ' || CAST(m.people AS VARCHAR) || ' 人，同村 ' || CAST(m.villagers AS VARCHAR) || ' 人'
        END ||
        CASE WHEN t.beside_key IS NOT NULL THEN
          '。最接近的一人' || t.name_text || CASE WHEN t.same_birth THEN '、出生日期相同' ELSE '' END ||
          CASE WHEN t.same_place THEN '、同村' WHEN t.same_town THEN '、同乡镇' ELSE '' END ||
          CASE WHEN t.same_house THEN '、同户' ELSE '' END ||
          CASE WHEN t.against = '' THEN '，依据不足' ELSE '，但' || t.against END
        ELSE '' END ||
        CASE WHEN b.people IS NOT NULL THEN '；人工已认定不是其中 ' || CAST(b.people AS VARCHAR) || ' 人' ELSE '' END || '。'
      WHEN t.rule = 'D' AND t.other_key IS NULL THEN t.damage_text || '；已由人工认定几处写的是同一个人，但没有一处证号有效。'
      WHEN t.rule = 'D' THEN t.damage_text || '；已由人工认定是此人。'
      WHEN t.rule = 'G7' THEN
        t.damage_text || '；别处有一行也没有有效证号，' || t.name_text || '，可能是同一个人'
        || CASE WHEN t.choices > 1 THEN '；共有 ' || CAST(t.choices AS VARCHAR) || ' 人可能，待核。' ELSE '；待核。' END
      WHEN t.rule LIKE 'G%' THEN
        t.damage_text || '；与别处写的是同一个人（' || t.bond_text || '），但没有一处证号有效。'
      ELSE
        CASE t.rule
          WHEN 'R2' THEN CASE WHEN t.damage = 'two_ids' THEN '证号栏有两个号码，其中一个与此人一致' ELSE t.slip_text || '，改正后通过校验码，与此人一致' END
          WHEN 'R2s' THEN t.damage_text || coalesce('（' || t.digits_told || '）', '') || '，地区码、出生日期、顺序码三段中有两段与此人一致'
          WHEN 'R2m' THEN t.damage_text || '，没有遮盖的数字都与此人一致'
          WHEN 'R3' THEN t.damage_text || '，前 15 位与此人一致'
          WHEN 'R3s' THEN t.damage_text || '，留下的前几位与此人一致'
          WHEN 'R8' THEN '证号与此人相同'
          WHEN 'R9' THEN CASE WHEN t.is_contradicted THEN t.damage_text ELSE '所填证号有效但属于另一个姓名' END || '，疑似借用家人证号'
          WHEN 'R13' THEN t.damage_text || '，不能认定证号是本人的'
          WHEN 'R10' THEN t.damage_text || '，同样的残缺号码别处已确认是此人'
          WHEN 'R11' THEN t.damage_text || CASE WHEN t.place IS NULL THEN '，全县只有一人叫这个名字' ELSE '，全乡镇很少有人叫这个名字' END
          ELSE t.damage_text
        END || '；' || t.name_text ||
        CASE WHEN t.same_birth THEN '，出生日期相同' WHEN t.other_birth THEN '，出生日期不同' ELSE '' END ||
        CASE WHEN t.same_place THEN '，同村' WHEN t.same_town THEN '，同乡镇' ELSE '' END ||
        CASE WHEN t.is_placed_otherwise THEN '（按此人在别处的住址）' ELSE '' END ||
        CASE WHEN t.same_house AND t.is_by_account THEN '，银行账号与此人或其家人相同' WHEN t.same_house THEN '，家庭成员已确认为同一户' ELSE '' END ||
        CASE
          WHEN t.tier <> '确认' OR t.rule <> 'R7' THEN ''
          WHEN t.unit_id IN (SELECT unit_id FROM unit_paid) THEN
            '，同一名册别处或所发项目的名册上有此人，那上面' || CASE WHEN t.same_place THEN '同村' WHEN t.same_town THEN '同乡镇' ELSE '全县' END || '只有此人叫这个名字'
          ELSE '，同一名册别处有此人的有效证号，村里没有第二个人叫这个名字'
        END ||
        CASE WHEN t.tier = '疑似' AND t.choices > 1 THEN '；共有 ' || CAST(t.choices AS VARCHAR) || ' 人可能，待核。' WHEN t.tier = '疑似' THEN '；待核。' ELSE '。' END
    END AS reason,
    '[' ||
      '{"field":"证号","left":' || to_json(coalesce(t.digits_here, t.core)) || ',"right":' || coalesce(to_json(coalesce(t.digits_there, t.id_there)), 'null') ||
        ',"verdict":"' || CASE
          WHEN t.core = '' THEN CASE WHEN t.damage = 'empty' THEN '缺失' ELSE t.damage_text END
          WHEN t.rule = 'R13' THEN '有效，与本行不符'
          WHEN t.id_there IS NULL THEN t.damage_text
          WHEN t.core = t.id_there THEN '一致'
          WHEN t.rule = 'R2' THEN t.slip_text
          ELSE t.damage_text
        END || '"}' ||
      ',{"field":"姓名","left":' || coalesce(to_json(coalesce(t.name_here_mark, t.name_here)), 'null') ||
        ',"right":' || coalesce(to_json(coalesce(t.name_there_mark, t.name_there)), 'null') ||
        ',"verdict":"' || CASE WHEN t.beside_key IS NULL THEN '未比' ELSE t.name_text END || '"}' ||
      ',{"field":"出生日期","left":' || coalesce(CAST(t.birth AS VARCHAR), 'null') || ',"right":' || coalesce(CAST(CASE WHEN t.beside_key > 0 THEN birth_of_key(t.beside_key) END AS VARCHAR), 'null') ||
        ',"verdict":"' || CASE WHEN t.beside_key IS NULL THEN '未比' WHEN t.same_birth OR t.birth = birth_of_key(t.beside_key) THEN '一致' WHEN t.birth IS NULL OR t.beside_key < 0 THEN '未填' WHEN NOT t.other_birth AND idiv(t.birth, 100) = idiv(birth_of_key(t.beside_key), 100) THEN '年月一致' ELSE '不同' END || '"}' ||
      ',{"field":"乡镇村","left":' || coalesce(to_json(nullif(concat_ws(' ', t.town_here, t.village_here), '')), 'null') ||
        ',"right":' || coalesce(to_json(nullif(CASE
          WHEN t.is_placed_otherwise AND t.same_place THEN concat_ws(' ', t.town_here, t.village_here)
          WHEN t.is_placed_otherwise THEN t.town_here
          ELSE concat_ws(' ', t.town_there, t.village_there)
        END, '')), 'null') ||
        ',"verdict":"' || CASE WHEN t.beside_key IS NULL THEN '未比' WHEN t.same_place OR (t.town_here = t.town_there AND t.village_here = t.village_there) THEN '同村'
          WHEN t.same_town OR t.town_here = t.town_there THEN '同乡镇' WHEN t.place IS NULL OR t.town_there IS NULL THEN '未填' ELSE '不同' END || '"}' ||
      ',{"field":"家庭","left":null,"right":null,"verdict":"' || CASE WHEN t.same_house THEN '同户' ELSE '无佐证' END || '"}' ||
    ']' AS evidence
  FROM placed t
  LEFT JOIN namesakes m ON m.unit_id = t.unit_id
  LEFT JOIN (SELECT unit_id, max(people) AS people, bool_and(rule = 'R11') AS is_mute FROM capped_unit GROUP BY unit_id) c ON c.unit_id = t.unit_id
  LEFT JOIN (SELECT unit_id, count(*) AS people FROM barred GROUP BY unit_id) b ON b.unit_id = t.unit_id
)
SELECT
  s.unit_id,
  s.beside_key,
  s.against,
  CASE
    WHEN v.unit_id IS NULL THEN s.reason
    ELSE s.damage_text || '；与别处一行写的是同一个人（' || s.bond_text || '），那一行：' || v.reason
  END AS reason,
  s.evidence
FROM said s
LEFT JOIN said v ON v.unit_id = s.via_unit;
