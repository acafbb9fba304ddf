-- Servers that asked to be left alone for longer than a run.
SELECT coalesce(final_url, url), max(retry_at) FROM responses WHERE retry_at > $now GROUP BY ALL;
