-- The touched documents with their newest bytes, where nothing is left to do for them: today's reader has read them, and
-- all kinds of today's rules are drawn from what it made of them under what its source declares.
INSERT INTO settled
WITH
newest AS (SELECT max(version_id) AS version_id FROM versions SEMI JOIN touched USING (document) GROUP BY document),
declared AS (
    SELECT document, left(sha256(CAST(max_by(declared, run_id) AS VARCHAR)), 16) AS declared
    FROM declarations SEMI JOIN touched USING (document) GROUP BY document
),
kinds AS (SELECT unnest(from_json($kinds, '[{"kind": "VARCHAR", "kind_version": "VARCHAR"}]'), recursive := true)),
last_drawn AS (
    SELECT max(extraction_id) AS extraction_id
    FROM extractions SEMI JOIN touched USING (document) GROUP BY document, kind
),
drawn AS (
    SELECT document, sha256, reader_version, declared, count(*) AS kinds
    FROM extractions SEMI JOIN last_drawn USING (extraction_id) SEMI JOIN kinds USING (kind, kind_version)
    GROUP BY ALL
)
SELECT now.document, now.sha256
FROM versions AS now
SEMI JOIN newest USING (version_id)
JOIN readings USING (sha256, reader_version)
LEFT JOIN declared ON declared.document = now.document
JOIN drawn
    ON drawn.document = now.document AND drawn.sha256 = now.sha256 AND drawn.reader_version = now.reader_version
    AND drawn.declared = coalesce(declared.declared, '')
WHERE now.event NOT IN ('vanished', 'unreadable')
    AND now.reader_version = CASE WHEN lower(now.document) LIKE '%.pdf' THEN $pdf_reader ELSE $reader END
    AND readings.status <> 'failed'
    AND drawn.kinds = (SELECT count(*) FROM kinds);
