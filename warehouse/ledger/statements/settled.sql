-- Each document with its newest bytes where nothing is left to do for it: today's reader has read them, and all kinds
-- of today's rules are drawn from what it made of them under what its source declares. NULL where something is.
WITH
newest AS (SELECT max(version_id) AS version_id FROM versions GROUP BY document),
declared AS (
    SELECT document, left(sha256(CAST(max_by(declared, run_id) AS VARCHAR)), 16) AS declared
    FROM declarations GROUP BY document
),
kinds AS (SELECT unnest(from_json($kinds, '[{"kind": "VARCHAR", "kind_version": "VARCHAR"}]'), recursive := true)),
last_drawn AS (SELECT max(extraction_id) AS extraction_id FROM extractions GROUP BY document, kind),
drawn AS (
    SELECT document, sha256, reader_version, declared, count(*) AS kinds
    FROM extractions SEMI JOIN last_drawn USING (extraction_id) SEMI JOIN kinds USING (kind, kind_version)
    GROUP BY ALL
)
SELECT
    now.document,
    CASE
        WHEN now.event NOT IN ('vanished', 'unreadable')
            AND now.reader_version = CASE WHEN lower(now.document) LIKE '%.pdf' THEN $pdf_reader ELSE $reader END
            AND readings.status <> 'failed'
            AND drawn.kinds = (SELECT count(*) FROM kinds)
            THEN now.sha256
    END AS sha256
FROM versions AS now
SEMI JOIN newest USING (version_id)
LEFT JOIN readings USING (sha256, reader_version)
LEFT JOIN declared ON declared.document = now.document
LEFT JOIN drawn
    ON drawn.document = now.document AND drawn.sha256 = now.sha256 AND drawn.reader_version = now.reader_version
    AND drawn.declared = coalesce(declared.declared, '');
