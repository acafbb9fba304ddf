INSERT INTO visits
SELECT
    (SELECT coalesce(max(visit_id), 0) FROM visits) + row_number() OVER (),
    $fetch_id, row.source, row.url, row.noted, row.outcome, row.settings, row.etag, row.last_modified, row.items, row.newest,
    row.habit_days, row.retry_at
FROM (
    SELECT unnest(from_json($rows, '[{
        "source": "VARCHAR", "url": "VARCHAR", "noted": "TIMESTAMP", "outcome": "VARCHAR", "settings": "VARCHAR", "etag": "VARCHAR",
        "last_modified": "VARCHAR", "items": "INTEGER", "newest": "TIMESTAMP", "habit_days": "DOUBLE", "retry_at": "TIMESTAMP"
    }]')) AS row
);
