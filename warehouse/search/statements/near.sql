-- Names of programs that share most of their letters with what was asked.
SELECT name
FROM (SELECT DISTINCT name FROM program_names)
WHERE jaccard(lower(name), lower($text)) >= 0.34
ORDER BY jaccard(lower(name), lower($text)) DESC, length(name), name
LIMIT 3;
