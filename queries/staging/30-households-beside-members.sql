-- Reads numbered_list, which has a row, and numbered_row.

-- Lists that number their families from 1 on share numbers and nobody: the one list has the heads of the other, or says of all its people
-- that they are none.
CREATE OR REPLACE TEMP TABLE numbered_pair AS
SELECT h.row_id, h.sheet_id, e.sheet_id AS members, min(e.row_id) AS member_row, min(COALESCE(own.town, other.town)) AS town,
  bool_or(l.is_folded) AS is_folded, max(h.counted) = count(*) AS agrees,
  bool_or(e.is_head) AS has_head,
  bool_or(COALESCE(upper(own.id_text) = upper(other.id_text), false) OR COALESCE(own.name_text = other.name_text, false)) AS is_there
FROM numbered_list l
JOIN numbered_row h ON h.sheet_id = l.households
JOIN numbered_row e ON e.sheet_id = l.members AND e.household_no = h.household_no
JOIN mention own ON own.sheet_id = h.sheet_id AND own.row_no = h.row_no AND own.role = 'self'
JOIN mention other ON other.sheet_id = e.sheet_id AND other.row_no = e.row_no AND other.role = 'self'
GROUP BY h.row_id, h.sheet_id, e.sheet_id;

CREATE OR REPLACE TEMP TABLE household_list AS
SELECT sheet_id AS households, members
FROM numbered_pair
GROUP BY sheet_id, members
HAVING avg(CAST(is_there AS INTEGER)) >= 0.5 OR avg(CAST(COALESCE(has_head, true) AS INTEGER)) < 0.5;

-- The households' rows, and whether a list of members has their heads: where few are, it lists whom the head brings with him. One who is not
-- there although most are is named by the household's row as 户主姓名 names him, and is not on the roll by that. Each list of members is asked
-- alone, and each township of it that has a few households, for townships write their lists each in its own way. Of a family that one row names those are
-- on the roll whom the list of members has, where it has as many as the row counts.
CREATE OR REPLACE TEMP TABLE household_row AS
WITH pair AS (
  SELECT
    p.row_id,
    p.member_row,
    p.is_folded,
    p.agrees,
    avg(CAST(p.is_there AS INTEGER)) OVER (PARTITION BY p.sheet_id, p.members) AS share,
    avg(CAST(p.is_there AS INTEGER)) OVER (PARTITION BY p.sheet_id, p.members, p.town) AS share_of_town,
    count(*) OVER (PARTITION BY p.sheet_id, p.members, p.town) AS families
  FROM numbered_pair p
  JOIN household_list l ON l.households = p.sheet_id AND l.members = p.members
)
SELECT row_id, min(member_row) AS member_row, bool_or(CASE WHEN is_folded THEN agrees WHEN families >= 5 THEN share_of_town >= 0.5 ELSE share >= 0.5 END) AS is_listed
FROM pair
GROUP BY row_id;
