-- Each document within the scope (a document, or a folder that ends in "/"), as far as the plan must know it.
WITH
scope AS (SELECT unnest(from_json($scope, '["VARCHAR"]')) AS prefix),
documents AS (
    SELECT DISTINCT document FROM versions
    WHERE document IN (FROM scope)
    UNION
    SELECT DISTINCT document FROM versions, scope
    WHERE prefix LIKE '%/' AND starts_with(document, prefix)
),
newest AS (
    SELECT unnest(max_by(versions, version_id)) FROM versions SEMI JOIN documents USING (document) GROUP BY document
),
bytes AS (
    SELECT document, max_by(sha256, version_id) AS sha256
    FROM versions SEMI JOIN documents USING (document)
    WHERE sha256 IS NOT NULL GROUP BY document
),
-- As the view `readable_versions` has them.
readable AS (
    SELECT document, unnest(max_by(struct_pack(sha256, reader_version), version_id))
    FROM versions SEMI JOIN documents USING (document) JOIN readings USING (sha256, reader_version)
    WHERE event <> 'vanished' AND status <> 'failed'
    GROUP BY document
),
declared AS (
    SELECT document, max_by(declared, run_id) AS declared
    FROM declarations SEMI JOIN documents USING (document) GROUP BY document
),
last_drawn AS (
    SELECT max(extraction_id) AS extraction_id
    FROM extractions SEMI JOIN documents USING (document) GROUP BY document, kind
),
drawn AS (
    SELECT
        document,
        json_group_object(kind, concat_ws('|', sha256, reader_version, kind_version, declared)) AS keys
    FROM extractions SEMI JOIN last_drawn USING (extraction_id)
    GROUP BY document
)
SELECT
    document,
    newest.source,
    newest.event,
    newest.reader_version,
    newest.reason,
    bytes.sha256,
    readable.sha256,
    readable.reader_version,
    declared.declared,
    drawn.keys
FROM newest
LEFT JOIN bytes USING (document)
LEFT JOIN readable USING (document)
LEFT JOIN declared USING (document)
LEFT JOIN drawn USING (document);
