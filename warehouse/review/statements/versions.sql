-- The bytes and the reader on which the facts of a document rest.
SELECT document, max_by(sha256, extraction_id), max_by(reader_version, extraction_id)
FROM ledger.current_extractions
WHERE document IN (SELECT unnest($documents))
GROUP BY document;
