-- The extractions of a run that came to their end: each differs from the one before it in what its columns say.
SELECT
    extraction_id, document, kind, sha256, reader_version, kind_version, declared, extractions.run_id,
    CAST(facts AS BIGINT) AS facts
FROM ledger.extractions
WHERE extractions.run_id = $run AND status = 'done'
ORDER BY extraction_id
