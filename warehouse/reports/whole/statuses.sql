-- How many documents have become what.
SELECT status, count(*) AS documents, sum(pages) AS pages FROM documents GROUP BY status ORDER BY documents DESC
