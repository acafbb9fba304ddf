-- The facts of the touched documents as the ledger's view `current_facts` has them, without looking at all others.
CREATE TEMP TABLE today_facts AS
WITH every AS (
    SELECT e.extraction_id, r.started
    FROM ledger.extractions AS e JOIN ledger.runs AS r USING (run_id)
    WHERE e.document IN (FROM touched_documents)
),
times AS (
    SELECT f.fact_id, min(every.started) AS first_seen, max(every.started) AS last_seen
    FROM ledger.facts AS f JOIN every USING (extraction_id)
    GROUP BY f.fact_id
)
SELECT
    e.document, e.kind, e.sha256, e.reader_version, f.* EXCLUDE (extraction_id, is_spelled),
    times.first_seen, times.last_seen
FROM ledger.current_extractions AS e
JOIN ledger.facts AS f USING (extraction_id)
JOIN times USING (fact_id)
WHERE e.document IN (FROM touched_documents) AND f.is_spelled IS NOT FALSE;
