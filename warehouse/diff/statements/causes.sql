-- Which step changed what: a step is a cause where the fact came, went, or came out otherwise at it.
CREATE OR REPLACE TABLE change_causes AS
WITH
facts AS (
    SELECT change_id, document, kind, unnest(list_distinct(list_filter([old_id, new_id], lambda id: id IS NOT NULL)))
        AS fact_id, change
    FROM changes
),
stages AS (
    SELECT f.change_id, c.step, c.causes, s.content, CASE WHEN f.change = 'moved' THEN s.manner END AS manner
    FROM facts AS f
    JOIN chain AS c USING (document, kind)
    LEFT JOIN stepping AS s ON s.extraction_id = c.extraction_id AND s.fact_id = f.fact_id
    ORDER BY ALL
),
lagged AS (
    SELECT
        change_id, step, causes,
        list(struct_pack(content, manner) ORDER BY content, manner) AS state
    FROM stages GROUP BY change_id, step, causes
),
turning AS (
    SELECT change_id, step, causes, state IS DISTINCT FROM lag(state) OVER (PARTITION BY change_id ORDER BY step) AS turns
    FROM lagged
)
SELECT
    change_id,
    list_distinct(flatten(list(causes ORDER BY step) FILTER (turns AND step > 1))) AS causes
FROM turning GROUP BY change_id;

-- A document that is new, or gone, is so by its source; a kind that is new in a known document, by its rules.
CREATE OR REPLACE TABLE causes AS
SELECT
    c.change_id,
    CASE
        WHEN len(coalesce(k.causes, [])) > 0 THEN list_sort(k.causes)
        WHEN p.old_extraction IS NULL AND c.document IN (SELECT document FROM old_states) THEN ['rules']
        ELSE ['source']
    END AS causes
FROM changes AS c
JOIN pairs AS p USING (document, kind)
LEFT JOIN change_causes AS k USING (change_id);
