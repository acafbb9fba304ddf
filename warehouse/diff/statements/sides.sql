-- The extractions that hold on one side only, side by side for each document and kind.
CREATE OR REPLACE TABLE pairs AS
SELECT
    document, kind, old.extraction_id AS old_extraction, new.extraction_id AS new_extraction
FROM old_states AS old
FULL JOIN new_states AS new USING (document, kind)
WHERE old.extraction_id IS DISTINCT FROM new.extraction_id AND kind <> 'account';
