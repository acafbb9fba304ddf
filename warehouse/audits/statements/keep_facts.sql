INSERT INTO audit_facts BY NAME
SELECT finding_id($check, document, facts, message_ja) AS audit_id, unnest(facts) AS fact_id, unnest(roles) AS role
FROM findings
ORDER BY document, page, line, message_ja;
