UPDATE program_mentions SET program_id = assigned.program_id
FROM assigned
WHERE assigned.place = program_mentions.rowid AND program_mentions.document IN (FROM touched_documents);

INSERT INTO touched_programs
SELECT DISTINCT program_id FROM assigned WHERE document IN (FROM touched_documents)
EXCEPT FROM touched_programs;

-- Where a program is only referred to: the one of that name, of that ministry where there are several, or the one
-- that the document names so. A name that no document calls a program is a mere label.
CREATE TEMP TABLE in_document AS
SELECT document, root, any_value(program_id) AS program_id
FROM assigned
GROUP BY document, root
HAVING count(DISTINCT program_id) = 1;

CREATE TEMP TABLE referred AS
WITH every AS (
    SELECT 'budgets' AS source, rowid AS place, document, program AS name, variant, organization FROM budgets
    WHERE document IN (FROM touched_documents)
    UNION ALL
    SELECT 'region_lists', rowid, document, program, variant, NULL FROM region_lists
    WHERE document IN (FROM touched_documents)
    UNION ALL
    SELECT 'involvements', rowid, document, program, variant, NULL FROM program_involvements
    WHERE document IN (FROM touched_documents)
    UNION ALL
    SELECT 'dates', rowid, document, subject, NULL, NULL FROM dates
    WHERE document IN (FROM touched_documents)
    UNION ALL
    SELECT 'parents', rowid, document, parent, NULL, organization FROM program_mentions
    WHERE program_id IN (FROM touched_programs)
),
keyed AS (
    SELECT e.*, owned(t.key, l.owner) AS key, o.names[1] AS ministry
    FROM every AS e
    JOIN internal.program_texts AS t ON t.name = e.name AND t.variant IS NOT DISTINCT FROM e.variant
    LEFT JOIN local_documents AS l ON l.document = e.document
    LEFT JOIN ministries_of AS o ON o.organization = e.organization
),
rooted AS (
    SELECT k.*, coalesce(r.root, k.key) AS root
    FROM keyed AS k
    LEFT JOIN roots AS r ON r.key = k.key
    WHERE coalesce(r.root, k.key) IN (SELECT root FROM named)
)
SELECT
    r.source,
    r.place,
    CASE
        WHEN r.root NOT IN (SELECT root FROM namesakes) THEN r.root
        ELSE coalesce(s.program_id, d.program_id)
    END AS program_id
FROM rooted AS r
LEFT JOIN namesakes AS s ON s.root = r.root AND s.ministry = r.ministry
LEFT JOIN in_document AS d ON d.document = r.document AND d.root = r.root;

UPDATE budgets SET program_id = r.program_id
FROM referred AS r WHERE r.source = 'budgets' AND r.place = budgets.rowid;

UPDATE region_lists SET program_id = r.program_id
FROM referred AS r WHERE r.source = 'region_lists' AND r.place = region_lists.rowid;

UPDATE program_involvements SET program_id = r.program_id
FROM referred AS r WHERE r.source = 'involvements' AND r.place = program_involvements.rowid;

UPDATE dates SET program_id = r.program_id
FROM referred AS r WHERE r.source = 'dates' AND r.place = dates.rowid;

INSERT INTO touched_programs
SELECT DISTINCT program_id FROM referred WHERE source <> 'parents' AND program_id IS NOT NULL
EXCEPT FROM touched_programs;
