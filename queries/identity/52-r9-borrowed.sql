-- R9. The number is a relative's (borrowed for somebody without one of his own): the household holds somebody of this name.
-- `strong`: the number's owner stands in the same household.
CREATE OR REPLACE TEMP TABLE pair AS
WITH kin_of_holder AS (
  SELECT DISTINCT u.unit_id, m.id_key
  FROM open_unit u
  JOIN member own ON own.id_key = u.held_key
  JOIN member m ON m.house = own.house
  WHERE u.damage = 'held'
)
SELECT k.unit_id, k.id_key, bool_or(k.strong) AS strong
FROM (
  SELECT unit_id, id_key, true AS strong FROM kin_of_holder
  UNION ALL
  SELECT kin.unit_id, kin.id_key, false FROM kin
) k
JOIN open_unit u ON u.unit_id = k.unit_id AND u.damage = 'held' AND k.id_key <> u.held_key
JOIN seed_name n ON n.id_key = k.id_key AND (n.fold_hash = u.fold_hash OR (n.sound_hash = u.sound_hash))
GROUP BY k.unit_id, k.id_key;
