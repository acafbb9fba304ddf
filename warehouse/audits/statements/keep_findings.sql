INSERT INTO audits BY NAME
SELECT
    finding_id($check, document, facts, message_ja) AS audit_id, $check AS "check", $severity AS severity, document,
    page, line, message_ja, message_en, expected, found, found - expected AS difference, tolerance,
    'proposed' AS status
FROM findings
ORDER BY document, page, line, message_ja;
