-- What a document says happened, and when.
SELECT fact_id, start_date, end_date, precision, is_range, modifier, label_ja, event, event_kind, subject, actor,
    count(*) OVER () AS total
FROM dates
WHERE document = $identity AND role = 'event' AND (start_date IS NOT NULL OR end_date IS NOT NULL)
ORDER BY coalesce(start_date, end_date), end_date, fact_id
LIMIT 80
