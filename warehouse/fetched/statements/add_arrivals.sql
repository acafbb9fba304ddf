INSERT INTO arrivals
SELECT
    (SELECT coalesce(max(arrival_id), 0) FROM arrivals) + row_number() OVER (),
    $fetch_id, row.document, row.source, row.url, row.event, row.sha256, row.size, row.noted
FROM (
    SELECT unnest(from_json($rows, '[{
        "document": "VARCHAR", "source": "VARCHAR", "url": "VARCHAR", "event": "VARCHAR", "sha256": "VARCHAR",
        "size": "BIGINT", "noted": "TIMESTAMP"
    }]')) AS row
);
