-- Every name under which a program stands somewhere, as one key: spellings that differ in form only are one, and
-- what a local government runs is its own, whoever else calls a program so.
INSERT INTO internal.program_texts
WITH printed AS (
    SELECT DISTINCT name, variant
    FROM (
        SELECT name, variant, document FROM program_mentions
        UNION ALL SELECT program, variant, document FROM budgets
        UNION ALL SELECT program, variant, document FROM region_lists
        UNION ALL SELECT program, variant, document FROM program_involvements
        UNION ALL SELECT subject, NULL, document FROM dates
        UNION ALL SELECT parent, NULL, document FROM program_mentions
    )
    WHERE name IS NOT NULL AND document IN (FROM touched_documents)
)
SELECT p.name, p.variant, name_id(p.name, p.variant)
FROM printed AS p
ANTI JOIN internal.program_texts AS t ON t.name = p.name AND t.variant IS NOT DISTINCT FROM p.variant;

CREATE TEMP MACRO owned(key, owner) AS (
    CASE WHEN owner IS NULL THEN key ELSE left(md5(concat(key, owner)), 12) END
);

CREATE TEMP TABLE mentions AS
SELECT
    m.rowid AS place,
    m.document,
    m.name,
    m.variant,
    m.aliases,
    m.first_seen,
    l.owner,
    t.key AS raw,
    owned(t.key, l.owner) AS key,
    CASE WHEN l.owner IS NULL THEN o.names END AS ministries
FROM program_mentions AS m
JOIN internal.program_texts AS t ON t.name = m.name AND t.variant IS NOT DISTINCT FROM m.variant
LEFT JOIN local_documents AS l ON l.document = m.document
LEFT JOIN ministries_of AS o ON o.organization = m.organization;

CREATE TEMP TABLE roots (key VARCHAR, root VARCHAR);
CREATE TEMP TABLE kept_names (key VARCHAR, name VARCHAR, variant VARCHAR);
CREATE TEMP TABLE kept_apart (one VARCHAR, other VARCHAR);
