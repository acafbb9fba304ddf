INSERT OR IGNORE INTO readings
SELECT
    row.sha256, row.reader_version, row.status, row.reason, row.remedy, row.media_type, row.pages, row.encoding,
    row.title, row.note, body, $run_id
FROM (
    SELECT
        unnest(from_json($rows, '[{
            "sha256": "VARCHAR", "reader_version": "VARCHAR", "status": "VARCHAR", "reason": "VARCHAR",
            "remedy": "VARCHAR", "media_type": "VARCHAR", "pages": "INTEGER", "encoding": "VARCHAR",
            "title": "VARCHAR", "note": "VARCHAR"
        }]')) AS row,
        unnest(CAST($bodies AS BLOB[])) AS body
);
