-- The numbers that the accounts of a run could not explain.
SELECT extraction_id, document, unaccounted.* EXCLUDE (extraction_id)
FROM ledger.unaccounted
JOIN ledger.extractions USING (extraction_id)
WHERE extractions.run_id = $run AND status = 'done'
ORDER BY extraction_id, ordinal
