-- The numbers of a document that no rule explains.
SELECT page, line, digits, quote, count(*) OVER () AS total
FROM unaccounted
WHERE document = $identity
ORDER BY page, line
LIMIT 120
