INSERT INTO unaccounted
SELECT
    extraction_id, ordinal, one.block, one.span_start, one.span_end, one.page, one.line, one.box, one.quote,
    one.value_quote
FROM (
    SELECT
        document,
        unnest(unaccounted) AS one,
        generate_subscripts(unaccounted, 1) AS ordinal
    FROM (
        SELECT unnest(from_json($rows, '[{
            "document": "VARCHAR",
            "unaccounted": [{
                "block": "INTEGER", "span_start": "INTEGER", "span_end": "INTEGER", "page": "INTEGER",
                "line": "INTEGER", "box": ["DOUBLE"], "quote": "VARCHAR", "value_quote": "VARCHAR"
            }]
        }]'), recursive := true)
    )
)
JOIN extractions USING (document)
WHERE extractions.kind = 'account' AND extraction_id >= $first;
