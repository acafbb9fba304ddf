-- The facts of today as they are published: with what people decided; what they rejected is absent.
CREATE TEMP VIEW published_facts AS
SELECT
    c.* REPLACE (coalesce(d.value, c.value) AS value, coalesce(d.evidence, c.evidence) AS evidence),
    coalesce(d.status, 'proposed') AS status
FROM today_facts AS c
LEFT JOIN decided AS d USING (document, kind, fact_id)
WHERE coalesce(d.status, '') <> 'rejected'
UNION ALL BY NAME
FROM kept;
