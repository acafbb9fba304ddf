-- Which extraction of each kind holds for each document after the newest run.
SELECT extraction_id, document, kind, run_id FROM ledger.current_extractions ORDER BY extraction_id
