-- What people vouch for and no rule draws: in the order of the text behind what the rules draw.
CREATE TEMP TABLE kept AS
SELECT
    row.document, row.kind, row.fact_id, 1000000 + row_number() OVER () AS ordinal, row.value, row.page, row.line,
    row.quote, row.value_quote, 'decision' AS rule, FALSE AS repaired, row.evidence, row.box, row.block,
    row.span_start, row.status, CAST(row.decided AS TIMESTAMP) AS first_seen, CAST(row.decided AS TIMESTAMP) AS last_seen
FROM (
    SELECT unnest(from_json($rows, '[{
        "document": "VARCHAR", "kind": "VARCHAR", "fact_id": "VARCHAR", "value": "JSON", "page": "INTEGER",
        "line": "INTEGER", "quote": "VARCHAR", "value_quote": "VARCHAR", "evidence": "JSON", "box": ["DOUBLE"],
        "block": "INTEGER", "span_start": "INTEGER", "status": "VARCHAR", "decided": "VARCHAR"
    }]')) AS row
);
