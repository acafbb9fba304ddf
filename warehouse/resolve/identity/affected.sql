-- What each name of a program stands for; a document that has not changed is affected where that has.
CREATE TEMP TABLE signatures AS
WITH sides AS (
    SELECT root, list_sort(list({ministry: ministry, program_id: program_id})) AS sides FROM namesakes GROUP BY root
),
keys AS (
    SELECT key, any_value(raw) AS raw FROM mentions GROUP BY key
    UNION
    SELECT other, any_value(raw) FROM ties WHERE raw IS NOT NULL GROUP BY other
),
rooted AS (
    SELECT k.key, any_value(k.raw) AS raw, coalesce(any_value(r.root), k.key) AS root
    FROM keys AS k LEFT JOIN roots AS r USING (key)
    GROUP BY k.key
)
SELECT key, raw, hash(root, sides)::VARCHAR AS signature
FROM rooted LEFT JOIN sides USING (root)
WHERE root IN (SELECT root FROM named);

CREATE TEMP TABLE changed_texts AS
WITH changed AS (
    SELECT coalesce(now.raw, before.raw) AS raw
    FROM signatures AS now
    FULL JOIN internal.program_keys AS before USING (key)
    WHERE now.signature IS DISTINCT FROM before.signature
)
SELECT name, variant FROM internal.program_texts WHERE key IN (SELECT raw FROM changed);

CREATE TEMP TABLE affected_documents AS
SELECT DISTINCT document
FROM (
    SELECT m.document
    FROM program_mentions AS m
    JOIN assigned AS a ON a.place = m.rowid
    WHERE m.program_id IS DISTINCT FROM a.program_id
    UNION ALL
    SELECT document FROM budgets AS b
    SEMI JOIN changed_texts AS t ON t.name = b.program AND t.variant IS NOT DISTINCT FROM b.variant
    UNION ALL
    SELECT document FROM region_lists AS l
    SEMI JOIN changed_texts AS t ON t.name = l.program AND t.variant IS NOT DISTINCT FROM l.variant
    UNION ALL
    SELECT document FROM dates SEMI JOIN changed_texts AS t ON t.name = dates.subject
    UNION ALL
    SELECT document FROM program_mentions AS m SEMI JOIN changed_texts AS t ON t.name = m.parent
)
WHERE document NOT IN (FROM touched_documents);

DELETE FROM internal.program_keys
WHERE key IN (
    SELECT key FROM internal.program_keys ANTI JOIN signatures USING (key, signature)
);
INSERT INTO internal.program_keys
SELECT key, raw, signature FROM signatures WHERE key NOT IN (SELECT key FROM internal.program_keys);
