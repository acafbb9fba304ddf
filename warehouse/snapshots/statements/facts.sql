-- The facts that the extractions of a run drew, in the order of the documents; what can't be spelled back stays out.
SELECT
    facts.extraction_id, document, kind, fact_id, ordinal, value, anchor, subject, value_offset, block, span_start,
    span_end, page, line, box, quote, value_quote, rule, repaired, evidence, sections, table_number, table_row,
    table_column, row_label, column_header
FROM ledger.facts
JOIN ledger.extractions USING (extraction_id)
WHERE extractions.run_id = $run AND extractions.status = 'done' AND facts.is_spelled IS NOT FALSE
ORDER BY facts.extraction_id, ordinal
