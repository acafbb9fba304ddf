-- What was decided on facts that the rules draw.
CREATE TEMP TABLE decided AS
SELECT row.document, row.kind, row.fact_id, row.value, row.evidence, row.status
FROM (
    SELECT unnest(from_json($rows, '[{
        "document": "VARCHAR", "kind": "VARCHAR", "fact_id": "VARCHAR", "value": "JSON", "evidence": "JSON",
        "status": "VARCHAR"
    }]')) AS row
);
