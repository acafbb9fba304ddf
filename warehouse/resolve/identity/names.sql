-- Every name under which a program stands somewhere, as one key: spellings that differ in form only are one, and
-- what a local government runs is its own, whoever else calls a program so.
CREATE TEMP TABLE program_texts AS
SELECT name, variant, name_id(name, variant) AS key
FROM (
    SELECT name, variant FROM program_mentions
    UNION SELECT program, variant FROM budgets
    UNION SELECT program, variant FROM region_lists
    UNION SELECT subject, NULL FROM dates
    UNION SELECT parent, NULL FROM program_mentions
)
WHERE name IS NOT NULL;

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
    owned(t.key, l.owner) AS key,
    CASE WHEN l.owner IS NULL THEN o.names END AS ministries
FROM program_mentions AS m
JOIN program_texts AS t ON t.name = m.name AND t.variant IS NOT DISTINCT FROM m.variant
LEFT JOIN local_documents AS l ON l.document = m.document
LEFT JOIN ministries_of AS o ON o.organization = m.organization;

CREATE TEMP TABLE roots (key VARCHAR, root VARCHAR);
CREATE TEMP TABLE kept_names (key VARCHAR, name VARCHAR, variant VARCHAR);
CREATE TEMP TABLE kept_apart (one VARCHAR, other VARCHAR);
