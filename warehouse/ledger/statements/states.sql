-- Each document within the scope (a document, or a folder that ends in "/"), as far as the plan must know it.
WITH
scope AS (SELECT unnest(from_json($scope, '["VARCHAR"]')) AS prefix),
documents AS (
    SELECT document FROM newest_versions
    WHERE document IN (FROM scope)
    UNION
    SELECT document FROM newest_versions, scope
    WHERE prefix LIKE '%/' AND starts_with(document, prefix)
),
bytes AS (
    SELECT document, max_by(sha256, version_id) AS sha256
    FROM versions WHERE sha256 IS NOT NULL GROUP BY document
),
declared AS (SELECT document, max_by(declared, run_id) AS declared FROM declarations GROUP BY document),
drawn AS (
    SELECT
        document,
        json_group_object(kind, concat_ws('|', sha256, reader_version, kind_version, declared)) AS keys
    FROM (SELECT unnest(max_by(extractions, extraction_id)) FROM extractions GROUP BY document, kind)
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
FROM documents
JOIN newest_versions AS newest USING (document)
LEFT JOIN bytes USING (document)
LEFT JOIN readable_versions AS readable USING (document)
LEFT JOIN declared USING (document)
LEFT JOIN drawn USING (document);
