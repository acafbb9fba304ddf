-- What does not add up; `total` counts all.
SELECT a.audit_id, a.check, a.severity, a.message_ja, a.message_en, a.document, a.status,
    (SELECT list_sort(list(DISTINCT f.fact_id)) FROM audit_facts AS f WHERE f.audit_id = a.audit_id) AS fact_ids,
    count(*) OVER () AS total
FROM audits AS a
ORDER BY a.severity = 'error' DESC, a.severity, a.document, a.page, a.line
LIMIT 60
