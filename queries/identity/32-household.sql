-- Families as the rolls number them: 户号, 低保证号 and 建档立卡户编号 overlap without being equal. Every numbering keeps its own households; what
-- ties them is whom they share (38-kin), and rows that find their person add to them (66-household-grows). 92-household shows them after the run.
-- Reads reading, shared_row, misnamed, unit_house, account_named. Writes crowded_house, member, no_family, unit_member, block_skipped.

-- Household numbers that hold more people than a household can: placeholders, or the number of a village.
CREATE OR REPLACE TEMP TABLE crowded_house AS
WITH often AS (SELECT house FROM reading WHERE house IS NOT NULL GROUP BY house HAVING count(*) > 30)
SELECT r.house, count(DISTINCT r.id_key) AS people
FROM reading r
JOIN often o ON o.house = r.house
GROUP BY r.house
HAVING count(DISTINCT r.id_key) > 30;

-- Accounts that rows without a number have, and who has them on a roll; an institution's account is nobody's.
CREATE OR REPLACE TEMP TABLE account_holder AS
SELECT DISTINCT a.account, r.id_key, r.name_hash
FROM account_named a
JOIN reading r ON r.mention_id = a.mention_id
WHERE a.holds AND r.id_key IS NOT NULL AND a.account IN (SELECT account FROM account_named WHERE NOT holds);

-- Whom each household is known to hold.
CREATE OR REPLACE TEMP TABLE member AS
WITH placed AS (
  SELECT house, id_key, name_hash FROM reading WHERE house IS NOT NULL AND id_key IS NOT NULL
  UNION ALL
  SELECT hash('row', r.row_id), r.id_key, r.name_hash
  FROM reading r
  JOIN shared_row w ON w.row_id = r.row_id
  WHERE r.id_key IS NOT NULL
  UNION ALL
  SELECT hash('account', a.account), a.id_key, a.name_hash
  FROM account_holder a
  WHERE a.account NOT IN (SELECT account FROM account_holder GROUP BY account HAVING count(DISTINCT id_key) > 30)
)
SELECT DISTINCT p.house, p.id_key
FROM placed p
-- Written as joins: for NOT EXISTS every distinct pair would be gathered first.
ANTI JOIN crowded_house c ON c.house = p.house
ANTI JOIN misnamed m ON m.id_key = p.id_key AND m.name_hash = p.name_hash;

-- Numbers and accounts of people of many families: the account of the agent who draws their money, the number of a village in the place of each household's.
-- Who has one is beside all others who have it, but no relative of theirs. Families are told by the register, and by the list of the poor.
CREATE OR REPLACE TEMP TABLE no_family AS
WITH told_family AS (
  SELECT r.house, r.id_key, r.snap
  FROM reading r
  SEMI JOIN (SELECT snap FROM snapshot_use WHERE is_register OR kind = 'poverty') s ON s.snap = r.snap
  WHERE r.house IS NOT NULL AND r.id_key IS NOT NULL
),
-- Few of all households: those of other rolls, and accounts.
other_house AS (
  SELECT DISTINCT r.house
  FROM reading r
  SEMI JOIN (SELECT snap FROM snapshot_use WHERE NOT is_register AND kind <> 'poverty') s ON s.snap = r.snap
  WHERE r.house IS NOT NULL AND r.id_key IS NOT NULL
  UNION ALL
  SELECT DISTINCT hash('account', account) FROM account_holder
),
big AS (
  SELECT m.house FROM member m SEMI JOIN other_house o ON o.house = m.house GROUP BY m.house HAVING count(*) > 3
),
held AS (
  SELECT m.house, m.id_key
  FROM member m
  SEMI JOIN (SELECT b.house FROM big b ANTI JOIN told_family f ON f.house = b.house) b ON b.house = m.house
),
counted AS (
  SELECT h.house, f.snap, count(DISTINCT f.house) AS families
  FROM held h
  JOIN told_family f ON f.id_key = h.id_key
  GROUP BY h.house, f.snap
)
SELECT house FROM counted GROUP BY house HAVING max(families) > 3;

-- Of the households that a unit stands in: rules look at these again and again.
CREATE OR REPLACE TEMP TABLE unit_member AS
SELECT m.house, m.id_key FROM member m SEMI JOIN unit_house h ON h.house = m.house;

INSERT INTO block_skipped
SELECT '户', count(r.mention_id), any_value(c.people), count(r.mention_id) * any_value(c.people)
FROM crowded_house c
JOIN reading r ON r.house = c.house
GROUP BY c.house;
