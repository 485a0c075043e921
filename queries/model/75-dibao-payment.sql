/*---
name: dibao_payment
grain: one dibao payment row and one household it belongs to, by its number, or where that number is no household's, by the member it names, or where that is no member either, by the account, the roll before, the hukou household or what its head is called
columns:
  row_id: 来源行
  person_key: 该行上的领款人
  household_no: 所属低保证号
materialise: true
---*/
SELECT y.row_id, y.person_key, y.household_no
FROM paid_item y
WHERE y.item = 'dibao'
  AND EXISTS (SELECT 1 FROM dibao_household h WHERE h.household_no = y.household_no)
UNION ALL
SELECT DISTINCT y.row_id, y.person_key, e.household_no
FROM paid_item y
JOIN enrolled e ON e.person_key = y.person_key AND e.programme = 'dibao'
WHERE y.item = 'dibao'
  AND e.household_no IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM dibao_household h WHERE h.household_no = y.household_no)
UNION ALL
-- A head who is off the roll (on full support, over the limits) still draws the money of his household, and it comes in his name after he has died, when the
-- register may know him no more.
SELECT x.row_id, x.person_key, x.household_no
FROM (
  SELECT
    y.row_id,
    y.person_key,
    COALESCE(
      a.household_no,
      same.household_no,
      moved.household_no,
      -- Who had a number of his own beside that of the household he lives with drew his own money.
      CASE WHEN b.household_no IS NULL OR known.household_no IS NULL THEN k.household_no END,
      -- Whom its rows call the head, who is struck off the register as well.
      CASE WHEN b.household_no IS NULL THEN called.household_no END
    ) AS household_no
  FROM (
    SELECT i.row_id, i.person_key, i.account
    FROM paid_item i
    WHERE i.item = 'dibao'
      AND NOT EXISTS (SELECT 1 FROM dibao_household h WHERE h.household_no = i.household_no)
      AND NOT EXISTS (
        SELECT 1 FROM enrolled e
        WHERE e.person_key = i.person_key AND e.programme = 'dibao' AND e.household_no IS NOT NULL)
  ) y
  LEFT JOIN dibao_account a ON a.account = y.account
  LEFT JOIN last_home p ON p.person_key = y.person_key
  LEFT JOIN dibao_home k ON k.hukou_no = p.hukou_no
  LEFT JOIN (
    SELECT e.person_key, MIN(e.household_no) AS household_no
    FROM enrolled_before e
    WHERE e.programme = 'dibao'
    GROUP BY e.person_key
    HAVING MIN(e.household_no) = MAX(e.household_no)
  ) b ON b.person_key = y.person_key
  -- Where the numbers are counted anew each month his is another family's now: theirs is told by those who stood under it with him.
  LEFT JOIN (
    SELECT h.household_no
    FROM dibao_household h
    LEFT JOIN (SELECT q.household_no FROM number_before q WHERE q.number = q.household_no) s ON s.household_no = h.household_no
    LEFT JOIN (SELECT DISTINCT q.household_no FROM number_before q WHERE q.number IS NOT NULL) n ON n.household_no = h.household_no
    CROSS JOIN (
      SELECT
        COUNT(CASE WHEN q.number = q.household_no THEN q.number END) AS kept,
        COUNT(CASE WHEN q.number <> q.household_no THEN q.number END) AS taken
      FROM number_before q
      JOIN (SELECT DISTINCT o.number FROM number_before o) o ON o.number = q.household_no
    ) c
    -- Somebody who joined from another household does not make the number another family's. Where none of them was on the roll before it is theirs as
    -- long as numbers are kept; where most have a number that was another's it is nobody's that can be known.
    WHERE s.household_no IS NOT NULL OR (n.household_no IS NULL AND c.kept >= c.taken)
  ) same ON same.household_no = b.household_no
  LEFT JOIN (
    SELECT q.number, MIN(q.household_no) AS household_no
    FROM number_before q
    GROUP BY q.number
    HAVING MIN(q.household_no) = MAX(q.household_no)
  ) moved ON moved.number = b.household_no
  LEFT JOIN (SELECT DISTINCT q.household_no FROM number_before q) known ON known.household_no = k.household_no
  LEFT JOIN person q ON q.person_key = y.person_key
  LEFT JOIN (
    SELECT c.name, c.town, c.village, MIN(c.household_no) AS household_no
    FROM (
      SELECT n.household_no, n.householder_name AS name, MIN(o.town) AS town, MIN(o.village) AS village
      FROM enrolled n
      JOIN person o ON o.person_key = n.person_key
      WHERE n.programme = 'dibao'
      GROUP BY n.household_no, n.householder_name
      -- A head who is on the roll draws it himself, and another of his name draws something else.
      HAVING MAX(CASE WHEN o.name = n.householder_name THEN 1 ELSE 0 END) = 0
    ) c
    GROUP BY c.name, c.town, c.village
    HAVING MIN(c.household_no) = MAX(c.household_no)
  ) called ON called.name = q.name AND called.town = q.town AND called.village = q.village
) x
