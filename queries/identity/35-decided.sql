-- Reads decision, unit. Writes owner by what people decided, before any rule, and barred: pairs they found not to be one person.

CREATE OR REPLACE TEMP TABLE barred AS
SELECT DISTINCT u.unit_id, d.id_key
FROM unit u
JOIN decision d ON d.signature = u.signature AND d.verdict = 'not_same';

INSERT INTO owner
SELECT unit_id, id_key, 'D', 6
FROM (
  SELECT unit_id, id_key, row_number() OVER (PARTITION BY unit_id ORDER BY of_number, id_key) AS turn
  FROM (
    SELECT u.unit_id, d.id_key, false AS of_number FROM unit u JOIN decision d ON d.signature = u.signature WHERE d.verdict = 'same'
    UNION ALL
    SELECT u.unit_id, d.id_key, true
    FROM unit u
    JOIN decision d ON id_of_key(d.held_key) = u.core
    WHERE d.verdict = 'same' AND d.signature IS NULL AND u.damage = 'disowned'
  )
)
WHERE turn = 1;

-- An ID that no row carries rightly becomes a person by the rows that are his.
CREATE OR REPLACE TEMP TABLE new_person AS
SELECT o.id_key, u.name_hash, u.town, u.place, sum(u.mentions) AS mentions, bit_or(CAST(1 AS BIGINT) << (u.roll_no % 63)) AS rolls,
  max(CASE WHEN s.is_register THEN 1 ELSE 0 END) AS registered
FROM owner o
JOIN unit u ON u.unit_id = o.unit_id
JOIN snapshot_use s ON s.snap = u.snap
WHERE NOT EXISTS (SELECT 1 FROM naming n WHERE n.id_key = o.id_key)
GROUP BY o.id_key, u.name_hash, u.town, u.place;

INSERT INTO naming SELECT id_key, name_hash, town, place, mentions, rolls, registered, 0, 0 FROM new_person;
INSERT INTO many_namings (id_key, many_names, is_plain)
SELECT id_key, min(name_hash) <> max(name_hash), false FROM new_person GROUP BY id_key HAVING count(*) > 1;
INSERT INTO seed_name SELECT DISTINCT p.id_key, p.name_hash, k.fold_hash, k.sound_hash FROM new_person p JOIN name k ON k.name_hash = p.name_hash;
INSERT INTO seed_place SELECT DISTINCT id_key, town, place FROM new_person WHERE town IS NOT NULL;
