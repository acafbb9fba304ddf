-- Servers that asked to be left alone for longer than a run.
SELECT url, max(retry_at)
FROM (
    SELECT coalesce(final_url, url) AS url, retry_at FROM responses
    UNION ALL
    SELECT url, retry_at FROM visits
)
WHERE retry_at > $now
GROUP BY url;
