INSERT INTO facts
SELECT
    extractions.extraction_id, row.ordinal, row.fact_id, row.value, row.anchor, row.block, row.span_start,
    row.span_end, row.page, row.line, row.box, row.quote, row.value_quote, row.rule, row.repaired, row.evidence,
    row.sections, row.table_number, row.table_row, row.table_column, row.row_label, row.column_header,
    row.label_column, row.is_spelled, row.subject, row.value_offset
FROM (
    SELECT unnest(from_json($rows, '[{
        "document": "VARCHAR", "kind": "VARCHAR", "ordinal": "INTEGER", "fact_id": "VARCHAR", "value": "JSON",
        "anchor": "VARCHAR", "block": "INTEGER", "span_start": "INTEGER", "span_end": "INTEGER",
        "page": "INTEGER", "line": "INTEGER", "box": ["DOUBLE"], "quote": "VARCHAR", "value_quote": "VARCHAR",
        "rule": "VARCHAR", "repaired": "BOOLEAN", "evidence": "JSON", "sections": ["INTEGER"],
        "table_number": "INTEGER", "table_row": "INTEGER", "table_column": "INTEGER", "row_label": "VARCHAR",
        "column_header": "VARCHAR", "label_column": "INTEGER", "is_spelled": "BOOLEAN",
        "subject": "VARCHAR", "value_offset": "INTEGER"
    }]')) AS row
)
JOIN extractions
    ON extractions.document = row.document AND extractions.kind = row.kind AND extraction_id >= $first;
