-- What makes a change doubtful: a field that nothing printed supports, characters that were repaired or recognized,
-- a rule that the other side does not know.
CREATE OR REPLACE TABLE doubts AS
SELECT
    change_id,
    list_filter([
        CASE WHEN new_id IS NOT NULL AND len(list_filter(
            ['program', 'fiscal_year', 'stage', 'organization'],
            lambda field: json_exists(standing, '$.' || field)
                AND NOT list_contains(coalesce(evidence ->> '$[*].field', []), field)
        )) > 0 THEN 'no_evidence' END,
        CASE WHEN repaired THEN 'repaired' END,
        CASE WHEN new_rule IS DISTINCT FROM old_rule AND new_rule NOT IN (FROM known_rules)
            AND EXISTS (FROM known_rules) THEN 'new_rule' END
    ], lambda doubt: doubt IS NOT NULL) AS doubts
FROM changes;
