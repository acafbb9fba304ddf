-- Documents that are not as they were, or in which something awaits.
WITH waiting AS (
    SELECT
        document,
        count(*) FILTER (change <> 'moved') AS changes,
        count(*) FILTER (state IN ('awaiting', 'second', 'conflict')) AS awaiting,
        coalesce(sum(yen) FILTER (state IN ('awaiting', 'second', 'conflict')), 0) AS yen
    FROM queue GROUP BY document
),
became AS (
    SELECT
        new.document,
        CASE
            WHEN new.status = 'vanished' AND old.status IS DISTINCT FROM 'vanished' THEN 'vanished'
            WHEN old.document IS NULL THEN 'new'
            WHEN new.sha256 IS DISTINCT FROM old.sha256 THEN 'changed'
            ELSE 'same'
        END AS became,
        new.status,
        new.note
    FROM documents AS new LEFT JOIN old_documents AS old USING (document)
)
SELECT document, became, status, note, coalesce(changes, 0), coalesce(awaiting, 0), coalesce(yen, 0)
FROM became LEFT JOIN waiting USING (document)
WHERE became <> 'same' OR coalesce(changes, 0) > 0 OR status IN ('failed', 'partly')
ORDER BY coalesce(yen, 0) DESC, coalesce(awaiting, 0) DESC, document;
