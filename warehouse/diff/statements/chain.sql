-- From the one to the other, extraction by extraction: each differs from the one before in its cause alone, where
-- the steps were taken apart; else in several. A document that is new has its bytes for a cause.
CREATE OR REPLACE TABLE chain AS
WITH
between_them AS (
    SELECT
        e.*,
        row_number() OVER following AS step,
        lag(struct_pack(sha256 := e.sha256, declared := e.declared, reader := e.reader_version, rules := e.kind_version))
            OVER following AS before
    FROM all_extractions AS e
    JOIN pairs USING (document, kind)
    WHERE (old_extraction IS NULL AND extraction_id = new_extraction)
        OR (new_extraction IS NULL AND extraction_id = old_extraction)
        OR extraction_id BETWEEN least(old_extraction, new_extraction) AND greatest(old_extraction, new_extraction)
    WINDOW following AS (PARTITION BY document, kind ORDER BY extraction_id)
)
SELECT
    extraction_id, document, kind, step, run_id, kind_version, sha256, reader_version, declared,
    CASE
        WHEN before IS NULL THEN []
        ELSE list_filter([
            CASE WHEN before.sha256 <> sha256 OR before.declared <> declared THEN 'source' END,
            CASE WHEN before.reader <> reader_version THEN 'reader' END,
            CASE WHEN before.rules <> kind_version THEN 'rules' END
        ], lambda cause: cause IS NOT NULL)
    END AS causes
FROM between_them;
