-- The same facts as before; when each was first and last seen is looked up only where a document was drawn more than
-- once, since all others were seen when they were drawn.
CREATE OR REPLACE VIEW current_facts AS
WITH
-- The same fact in all extractions of its document that found it.
times AS (
    SELECT fact_id, min(started) AS first_seen, max(started) AS last_seen
    FROM facts
    JOIN extractions AS e USING (extraction_id)
    JOIN runs USING (run_id)
    SEMI JOIN (
        SELECT document, kind FROM extractions GROUP BY document, kind HAVING count(*) > 1
    ) AS again ON again.document = e.document AND again.kind = e.kind
    GROUP BY fact_id
)
SELECT
    extraction.document,
    extraction.kind,
    facts.fact_id,
    facts.ordinal,
    facts.value,
    facts.page,
    facts.line,
    facts.quote,
    facts.value_quote,
    facts.rule,
    facts.repaired,
    facts.evidence,
    facts.box,
    facts.block,
    facts.span_start,
    facts.sections,
    facts.table_number,
    facts.table_row,
    facts.table_column,
    facts.row_label,
    facts.column_header,
    facts.label_column,
    coalesce(times.first_seen, runs.started) AS first_seen,
    coalesce(times.last_seen, runs.started) AS last_seen,
    extraction.sha256,
    extraction.reader_version,
    facts.anchor,
    facts.span_end,
    facts.subject,
    facts.value_offset
FROM current_extractions AS extraction
JOIN runs USING (run_id)
JOIN facts USING (extraction_id)
LEFT JOIN times USING (fact_id)
WHERE facts.is_spelled IS NOT FALSE;
