/*---
name: kin_of
grain: one person and one living member of his hukou household, himself included (himself alone where no register row says more)
columns:
  person_key: 人员键
  kin_key: 本人或同户在世在册成员
---*/
SELECT p.person_key, p.person_key AS kin_key
FROM person p
UNION ALL
SELECT h.person_key, m.person_key AS kin_key
FROM registered_member h
JOIN registered_member m ON m.hukou_no = h.hukou_no
WHERE m.person_key <> h.person_key
