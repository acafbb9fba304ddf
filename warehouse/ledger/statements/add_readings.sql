-- A reading is for ever; one that failed may be made up for: under other limits of time or memory.
INSERT INTO readings
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
)
ON CONFLICT DO UPDATE SET
    status = excluded.status, reason = excluded.reason, remedy = excluded.remedy, media_type = excluded.media_type,
    pages = excluded.pages, encoding = excluded.encoding, title = excluded.title, note = excluded.note,
    body = excluded.body, run_id = excluded.run_id
WHERE readings.status = 'failed';
