INSERT INTO versions
SELECT
    (SELECT coalesce(max(version_id), 0) FROM versions) + row_number() OVER (),
    row.document, row.source, row.event, row.sha256, row.reader_version, row.reason, row.remedy, $run_id
FROM (
    SELECT unnest(from_json($rows, '[{
        "document": "VARCHAR", "source": "VARCHAR", "event": "VARCHAR", "sha256": "VARCHAR",
        "reader_version": "VARCHAR", "reason": "VARCHAR", "remedy": "VARCHAR"
    }]')) AS row
);
