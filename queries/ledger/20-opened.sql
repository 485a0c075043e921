-- What the ledger keeps of a lead that becomes a case. Reads ledger_key(finding_key) and told_person.
SELECT f.finding_key AS key, f.rule, f.level, f.period, p.person_id AS "personId", f.household_no AS "householdNo", p.name, p.town,
  p.village, f.message, COALESCE(w.groups, '') AS groups, w.cause
FROM main.finding f
JOIN ledger_key k ON k.finding_key = f.finding_key
LEFT JOIN main.person p ON p.person_key = f.person_key
LEFT JOIN told_person w ON w.person_key = f.person_key
ORDER BY f.rule, p.town NULLS LAST, p.village NULLS LAST, f.finding_key
