-- Reads unit_mention, unit, snapshot_use, stage.payment. Writes unit_paid: of rows of payments that no number places, the rolls whose people get what is
-- paid. A sum that people of several rolls get (价格临时补贴) names none. other_money: which of them have rows of something else as well, that a namesake who
-- is on no roll may get (临时救助, 高龄津贴). And on_paid_roll and payee_rival, which 48-payees fills.

-- Not there where mentions come from elsewhere than the rolls of a county.
CREATE SCHEMA IF NOT EXISTS stage;
CREATE TABLE IF NOT EXISTS stage.payment (row_id BIGINT, item VARCHAR);

CREATE OR REPLACE TEMP TABLE unit_paid AS
WITH of_item (item, roll) AS (
  VALUES
    ('dibao', 'dibao'), ('dibao_price', 'dibao'),
    ('tekun', 'tekun'), ('tekun_price', 'tekun'), ('tekun_care', 'tekun'),
    ('orphan', 'child'), ('unsupported_child', 'child'),
    ('disability_living', 'subsidy'), ('disability_care', 'subsidy')
),
paid AS (
  SELECT m.unit_id, m.mention_id // 4 AS row_id
  FROM unit u
  JOIN snapshot_use s ON s.snap = u.snap AND s.kind = 'payment'
  JOIN unit_mention m ON m.unit_id = u.unit_id
)
SELECT DISTINCT p.unit_id, i.roll
FROM paid p
JOIN stage.payment y ON y.row_id = p.row_id
JOIN of_item i ON i.item = y.item;

CREATE OR REPLACE TEMP TABLE other_money AS
SELECT DISTINCT m.unit_id
FROM unit_mention m
SEMI JOIN unit_paid u ON u.unit_id = m.unit_id
JOIN stage.payment y ON y.row_id = m.mention_id // 4
WHERE coalesce(y.item, 'other') IN ('aid', 'elder', 'other');

CREATE OR REPLACE TEMP TABLE on_paid_roll (roll VARCHAR, id_key BIGINT);
CREATE OR REPLACE TEMP TABLE payee_rival (unit_id BIGINT, id_key BIGINT, besides_key BIGINT);
