-- The bytes and the reader on which the facts of each document rest.
SELECT document, max_by(sha256, s.extraction_id), max_by(reader_version, s.extraction_id)
FROM new_states AS s
JOIN all_extractions USING (extraction_id, document, kind)
GROUP BY document;
