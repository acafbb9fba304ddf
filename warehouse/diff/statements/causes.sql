-- Which step changed what: a step is a cause where the fact came, went, or came out otherwise at it.
CREATE OR REPLACE TABLE change_causes AS
WITH
facts AS (
    SELECT change_id, document, kind, unnest(list_distinct(list_filter([old_id, new_id], lambda id: id IS NOT NULL)))
        AS fact_id, change
    FROM changes
),
stages AS (
    SELECT f.change_id, f.fact_id, c.step, c.causes, s.content, CASE WHEN f.change = 'moved' THEN s.manner END AS manner
    FROM facts AS f
    JOIN chain AS c USING (document, kind)
    LEFT JOIN stepping AS s ON s.extraction_id = c.extraction_id AND s.fact_id = f.fact_id
    ORDER BY ALL
),
lagged AS (
    SELECT
        change_id, step, causes,
        list(struct_pack(fact_id, content, manner) ORDER BY fact_id) AS state
    FROM stages GROUP BY change_id, step, causes
),
turning AS (
    SELECT
        change_id, step, causes, state,
        state IS DISTINCT FROM lag(state) OVER steps AS turns,
        first_value(state) OVER steps AS state_before
    FROM lagged
    WINDOW steps AS (PARTITION BY change_id ORDER BY step)
),
-- What was undone on the way (bytes that returned) is no cause.
leaving AS (
    SELECT *, max(CASE WHEN state IS NOT DISTINCT FROM state_before THEN step END) OVER (PARTITION BY change_id) AS left_at
    FROM turning
)
SELECT
    change_id,
    list_distinct(flatten(list(causes ORDER BY step) FILTER (turns AND step > left_at))) AS causes
FROM leaving GROUP BY change_id;

-- What both ends have in common is no cause, whatever was between them.
CREATE OR REPLACE TABLE differing AS
SELECT
    old.document,
    old.kind,
    list_filter([
        CASE WHEN old.sha256 <> new.sha256 OR old.declared <> new.declared THEN 'source' END,
        CASE WHEN old.reader_version <> new.reader_version THEN 'reader' END,
        CASE WHEN old.kind_version <> new.kind_version THEN 'rules' END
    ], lambda cause: cause IS NOT NULL) AS causes
FROM pairs
JOIN chain AS old ON old.extraction_id = pairs.old_extraction
JOIN chain AS new ON new.extraction_id = pairs.new_extraction;

-- A document that is new, or gone, is so by its source; a kind that is new in a known document, by its rules.
CREATE OR REPLACE TABLE causes AS
SELECT
    c.change_id,
    CASE
        WHEN len(list_intersect(k.causes, d.causes)) > 0 THEN list_sort(list_intersect(k.causes, d.causes))
        WHEN len(d.causes) > 0 THEN d.causes
        WHEN p.old_extraction IS NULL AND c.document IN (SELECT document FROM old_states) THEN ['rules']
        ELSE ['source']
    END AS causes
FROM changes AS c
JOIN pairs AS p USING (document, kind)
LEFT JOIN change_causes AS k USING (change_id)
LEFT JOIN differing AS d ON d.document = c.document AND d.kind = c.kind;
