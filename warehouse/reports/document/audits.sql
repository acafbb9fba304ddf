-- What does not add up in a document.
SELECT a.audit_id, a.check, a.severity, a.message_ja, a.message_en, a.document, a.status,
    (SELECT list_sort(list(DISTINCT f.fact_id)) FROM audit_facts AS f WHERE f.audit_id = a.audit_id) AS fact_ids
FROM audits AS a
WHERE a.document = $identity OR EXISTS (
    FROM audit_facts AS f JOIN facts AS x ON x.fact_id = f.fact_id
    WHERE f.audit_id = a.audit_id AND x.document = $identity
)
ORDER BY a.severity, a.page, a.line
LIMIT 100
