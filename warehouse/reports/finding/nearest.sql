-- The programs whose names are most alike, by the pairs of neighbouring letters that they share.
WITH wanted AS (
    SELECT list_distinct(list_transform(range(1, length(text)), lambda place: text[place:place + 1])) AS pairs
    FROM (SELECT norm($wanted) AS text)
),
names AS (
    SELECT name, list_distinct(list_transform(range(1, length(text)), lambda place: text[place:place + 1])) AS pairs
    FROM (SELECT DISTINCT name, norm(name) AS text FROM programs)
)
SELECT n.name
FROM names AS n
CROSS JOIN wanted AS w
WHERE len(list_intersect(n.pairs, w.pairs)) > 0.2 * greatest(len(n.pairs), len(w.pairs))
ORDER BY len(list_intersect(n.pairs, w.pairs)) / (len(n.pairs) + len(w.pairs)) DESC, n.name
LIMIT 5
