INSERT INTO responses
SELECT
    (SELECT coalesce(max(response_id), 0) FROM responses) + row_number() OVER (),
    $fetch_id, row.url, row.noted, row.outcome, row.status, row.cause, row.reason, row.final_url, row.etag,
    row.last_modified, row.sha256, row.size, row.media_type, row.retry_at
FROM (
    SELECT unnest(from_json($rows, '[{
        "url": "VARCHAR", "noted": "TIMESTAMP", "outcome": "VARCHAR", "status": "INTEGER", "cause": "VARCHAR",
        "reason": "VARCHAR", "final_url": "VARCHAR", "etag": "VARCHAR", "last_modified": "VARCHAR",
        "sha256": "VARCHAR", "size": "BIGINT", "media_type": "VARCHAR", "retry_at": "TIMESTAMP"
    }]')) AS row
);
