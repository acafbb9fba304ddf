INSERT INTO extractions
SELECT
    row.extraction_id, row.document, row.sha256, row.reader_version, row.kind, row.kind_version, row.declared,
    row.status, row.reason, row.facts, $run_id
FROM (
    SELECT unnest(from_json($rows, '[{
        "extraction_id": "BIGINT", "document": "VARCHAR", "sha256": "VARCHAR", "reader_version": "VARCHAR",
        "kind": "VARCHAR", "kind_version": "VARCHAR", "declared": "VARCHAR", "status": "VARCHAR",
        "reason": "VARCHAR", "facts": "INTEGER"
    }]')) AS row
);
