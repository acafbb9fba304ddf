-- The documents of which the ledger has learnt something since. What a run learns after it has asked bears its number.
CREATE OR REPLACE TEMP TABLE touched AS
SELECT document FROM versions WHERE version_id > $version_id
UNION
SELECT document FROM extractions WHERE extraction_id > $extraction_id
UNION
SELECT document FROM declarations WHERE run_id >= $run_id
UNION
SELECT document FROM versions WHERE sha256 IN (SELECT sha256 FROM readings WHERE run_id >= $run_id);
