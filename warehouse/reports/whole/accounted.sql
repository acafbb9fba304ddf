-- How many numbers of each document no fact and no reason accounts for.
SELECT a.document, any_value(coalesce(d.title, parse_filename(a.document))) AS title, sum(numbers)::BIGINT AS numbers,
    coalesce(sum(numbers) FILTER (reason = 'unaccounted'), 0)::BIGINT AS unaccounted
FROM accounted AS a
JOIN documents AS d ON d.document = a.document
GROUP BY a.document
ORDER BY unaccounted DESC, a.document
