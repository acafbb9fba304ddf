INSERT INTO alerts
SELECT
    (SELECT coalesce(max(alert_id), 0) FROM alerts) + row_number() OVER (),
    $fetch_id, row.source, row.subject, row.cause, row.event, row.reason, row.remedy, row.noted
FROM (
    SELECT unnest(from_json($rows, '[{
        "source": "VARCHAR", "subject": "VARCHAR", "cause": "VARCHAR", "event": "VARCHAR", "reason": "VARCHAR",
        "remedy": "VARCHAR", "noted": "TIMESTAMP"
    }]')) AS row
);
