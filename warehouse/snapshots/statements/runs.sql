-- Runs that drew facts.
SELECT DISTINCT run_id FROM ledger.extractions WHERE status = 'done' ORDER BY run_id
