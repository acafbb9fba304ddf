-- What holds now: the contract with those who publish.

-- The newest version of each document.
CREATE VIEW newest_versions AS
SELECT unnest(max_by(versions, version_id)) FROM versions GROUP BY document;

-- The last bytes of each document that a reader could make something of.
CREATE VIEW readable_versions AS
SELECT document, unnest(max_by(struct_pack(sha256, reader_version, media_type, pages, encoding, title), version_id))
FROM versions JOIN readings USING (sha256, reader_version)
WHERE event <> 'vanished' AND status <> 'failed'
GROUP BY document;

-- The newest extraction of each document and kind that came to its end.
CREATE VIEW current_extractions AS
SELECT unnest(max_by(extractions, extraction_id))
FROM extractions WHERE status = 'done'
GROUP BY document, kind;

-- Kinds whose newest extraction did not come to its end.
CREATE VIEW failed_extractions AS
SELECT document, string_agg(kind || ': ' || reason, '; ' ORDER BY kind) AS reason
FROM (SELECT unnest(max_by(extractions, extraction_id)) FROM extractions GROUP BY document, kind)
WHERE status = 'failed'
GROUP BY document;

CREATE VIEW current_documents AS
WITH
history AS (
    SELECT
        document,
        max_by(sha256, version_id) FILTER (sha256 IS NOT NULL) AS sha256,
        min(run_id) AS first_run
    FROM versions GROUP BY document
),
declared AS (SELECT document, max_by(declared, run_id) AS declared FROM declarations GROUP BY document)
SELECT
    newest.document,
    newest.source,
    history.sha256,
    coalesce(reading.media_type, readable.media_type) AS media_type,
    CAST(coalesce(reading.pages, readable.pages) AS INTEGER) AS pages,
    coalesce(reading.encoding, readable.encoding) AS encoding,
    coalesce(declared.declared ->> 'title', reading.title, readable.title) AS title,
    declared.declared ->> 'url' AS url,
    CASE
        WHEN newest.event = 'vanished' THEN 'vanished'
        WHEN newest.event = 'unreadable' OR reading.status = 'failed' THEN 'failed'
        WHEN reading.status = 'partly' OR unfinished.reason IS NOT NULL THEN 'partly'
        ELSE 'read'
    END AS status,
    nullif(concat_ws('; ',
        coalesce(newest.reason, reading.reason) || coalesce('（' || coalesce(newest.remedy, reading.remedy) || '）', ''),
        reading.note,
        unfinished.reason
    ), '') AS note,
    first_run.started AS first_seen,
    coalesce(sightings.seen, first_run.started) AS last_seen
FROM newest_versions AS newest
JOIN history USING (document)
JOIN runs AS first_run ON first_run.run_id = history.first_run
LEFT JOIN readings AS reading
    ON reading.sha256 = newest.sha256 AND reading.reader_version = newest.reader_version
LEFT JOIN readable_versions AS readable ON readable.document = newest.document
LEFT JOIN declared ON declared.document = newest.document
LEFT JOIN failed_extractions AS unfinished ON unfinished.document = newest.document
LEFT JOIN sightings ON sightings.document = newest.document;

CREATE VIEW current_facts AS
WITH
-- The same fact in all extractions that found it.
times AS (
    SELECT fact_id, min(started) AS first_seen, max(started) AS last_seen
    FROM facts JOIN extractions USING (extraction_id) JOIN runs USING (run_id)
    GROUP BY fact_id
)
SELECT
    extraction.document,
    extraction.kind,
    facts.fact_id,
    facts.ordinal,
    facts.value,
    facts.page,
    facts.line,
    facts.quote,
    facts.value_quote,
    facts.rule,
    facts.repaired,
    facts.evidence,
    facts.box,
    times.first_seen,
    times.last_seen
FROM current_extractions AS extraction
JOIN facts USING (extraction_id)
JOIN times USING (fact_id);
