-- How many facts there are of each kind and status.
SELECT table_name, status, count(*) AS facts FROM facts GROUP BY ALL ORDER BY table_name, status
