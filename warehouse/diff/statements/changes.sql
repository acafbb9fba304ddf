-- What is not as it was. A change has its old and new value; `moved` is one whose value stands as it did.
CREATE OR REPLACE TABLE changes AS
WITH
sides AS (
    SELECT document, kind, old_id, new_id, tie FROM matched
    UNION ALL
    SELECT document, kind, fact_id, NULL, NULL FROM lost WHERE fact_id NOT IN (SELECT old_id FROM matched)
    UNION ALL
    SELECT document, kind, NULL, fact_id, NULL FROM gained WHERE fact_id NOT IN (SELECT new_id FROM matched)
)
SELECT
    md5(concat_ws('|', s.document, s.kind, s.old_id, '→', s.new_id)) AS change_id,
    CASE
        WHEN s.old_id IS NULL THEN 'gained'
        WHEN s.new_id IS NULL THEN 'lost'
        WHEN old.content IS DISTINCT FROM new.content THEN 'changed'
        ELSE 'moved'
    END AS change,
    s.document,
    s.kind,
    s.old_id,
    s.new_id,
    s.tie,
    old.content AS old_value,
    new.content AS new_value,
    old.value_quote AS old_quote,
    new.value_quote AS new_quote,
    old.rule AS old_rule,
    new.rule AS new_rule,
    old.kind_version AS old_version,
    new.kind_version AS new_version,
    old.page AS old_page,
    coalesce(new.page, old.page) AS page,
    coalesce(new.line, old.line) AS line,
    coalesce(new.ordinal, old.ordinal) AS ordinal,
    CAST(abs(TRY_CAST(old.value ->> 'amount_max' AS HUGEINT)) AS DOUBLE) AS old_yen,
    CAST(abs(TRY_CAST(new.value ->> 'amount_max' AS HUGEINT)) AS DOUBLE) AS new_yen,
    CAST(abs(TRY_CAST(new.value ->> 'amount_max' AS HUGEINT) - TRY_CAST(old.value ->> 'amount_max' AS HUGEINT)) AS DOUBLE)
        AS difference,
    coalesce(new.repaired, old.repaired) AS repaired,
    coalesce(new.value, old.value) AS standing,
    coalesce(new.evidence, old.evidence) AS evidence
FROM sides AS s
LEFT JOIN old_facts AS old ON old.fact_id = s.old_id AND old.document = s.document AND old.kind = s.kind
LEFT JOIN new_facts AS new ON new.fact_id = s.new_id AND new.document = s.document AND new.kind = s.kind
WHERE s.old_id IS NULL OR s.new_id IS NULL
    OR s.old_id <> s.new_id
    OR old.content IS DISTINCT FROM new.content
    OR old.manner IS DISTINCT FROM new.manner;
