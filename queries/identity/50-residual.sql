-- What R1 left: mentions without a valid number, or with somebody else's.
CREATE OR REPLACE TABLE residual AS
SELECT m.*
FROM naming_id m
WHERE NOT EXISTS (SELECT 1 FROM match x WHERE x.mention_id = m.mention_id);

CREATE OR REPLACE TEMP TABLE damaged_core AS
SELECT DISTINCT core
FROM residual
WHERE status = 'damaged' AND core <> '' AND damage NOT IN ('trunc000', 'scientific', 'masked');
