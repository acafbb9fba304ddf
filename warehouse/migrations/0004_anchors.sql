-- Under which headings a fact stands, and where in its sentence or cell its value begins: decisions hold on to them.
ALTER TABLE facts ADD COLUMN subject VARCHAR;
ALTER TABLE facts ADD COLUMN value_offset INTEGER;

-- With what decisions are tied to: the Document, the rules, the words.
CREATE OR REPLACE VIEW current_facts AS
WITH
-- The same fact in all extractions that found it.
times AS (
    SELECT fact_id, min(started) AS first_seen, max(started) AS last_seen
    FROM facts JOIN extractions USING (extraction_id) JOIN runs USING (run_id)
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
    times.first_seen,
    times.last_seen,
    extraction.sha256,
    extraction.reader_version,
    facts.anchor,
    facts.span_end,
    facts.subject,
    facts.value_offset
FROM current_extractions AS extraction
JOIN facts USING (extraction_id)
JOIN times USING (fact_id)
WHERE facts.is_spelled IS NOT FALSE;
