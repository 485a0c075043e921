-- What a careful clerk's formulas do: full width to half, signs for X, everything else but digits out, 15 to 18.
SELECT
  mention_id,
  CASE WHEN length(digits) = 15 THEN id_of_key(body_of_old(digits) * 11 + id_check(body_of_old(digits))) ELSE digits END AS who
FROM (
  SELECT
    mention_id,
    regexp_replace(
      translate(upper(id_text), '０１２３４５６７８９ＸｘХ×', '0123456789XXXX'),
      '[^0-9X]', '', 'g'
    ) AS digits
  FROM mention
)
WHERE length(digits) >= 6 AND (length(digits) <> 15 OR NOT contains(digits, 'X'))
