-- What does not add up in the figures of a program.
SELECT DISTINCT a.audit_id, a.check, a.severity, a.message_ja, a.message_en, a.document, a.status,
    (SELECT list_sort(list(DISTINCT f.fact_id)) FROM audit_facts AS f WHERE f.audit_id = a.audit_id) AS fact_ids
FROM audits AS a
JOIN audit_facts AS f ON f.audit_id = a.audit_id
JOIN budgets AS b ON b.fact_id = f.fact_id
WHERE b.program_id = $identity
ORDER BY a.severity, a.message_ja
LIMIT 60
