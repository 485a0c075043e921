-- What the ledger keeps of a lead that becomes a case, one text a lead: to hand over a dozen values of each takes longer than to read them from it.
-- Reads ledger_key(finding_key) and told_person.
SELECT CAST(to_json({
    'key': f.finding_key, 'rule': f.rule, 'level': f.level, 'period': f.period, 'personId': p.person_id, 'householdNo': f.household_no,
    'name': p.name, 'town': p.town, 'village': p.village, 'message': f.message, 'groups': COALESCE(w.groups, ''), 'cause': w.cause
  }) AS VARCHAR) AS line
FROM main.finding f
JOIN ledger_key k ON k.finding_key = f.finding_key
LEFT JOIN main.person p ON p.person_key = f.person_key
LEFT JOIN told_person w ON w.person_key = f.person_key
ORDER BY f.rule, p.town NULLS LAST, p.village NULLS LAST, f.finding_key
