-- What each document's published rows rest on: its state, its extractions, what people decided on it. When it was last
-- seen changes at every look, and is updated apart.
CREATE TEMP TABLE fingerprints AS
WITH extracted AS (
    SELECT document, hash(list_sort(list({kind: kind, extraction_id: extraction_id}))) AS extractions
    FROM ledger.current_extractions
    GROUP BY document
),
decided AS (SELECT unnest(from_json($decisions, '[{"document": "VARCHAR", "digest": "VARCHAR"}]'), recursive := true)),
states AS (SELECT document, hash(d) AS state FROM (SELECT * EXCLUDE (last_seen) FROM ledger.current_documents) AS d)
SELECT document, hash(state, extractions, digest)::VARCHAR AS fingerprint
FROM states
FULL JOIN extracted USING (document)
LEFT JOIN decided USING (document);
