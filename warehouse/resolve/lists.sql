-- A list that is printed again, in whatever order or document: the same areas, three at least, of the same program.
CREATE TEMP TABLE sets AS
SELECT
    l.list_id,
    (l.document, l.rowid) AS place,
    hash(list_sort(list(DISTINCT m.area_id))) AS areas,
    norm(l.program) AS program,
    l.fiscal_year
FROM region_lists AS l
JOIN region_members AS m USING (list_id)
GROUP BY l.list_id, l.document, l.rowid, l.program, l.fiscal_year
HAVING count(DISTINCT m.area_id) >= 3 AND bool_and(m.area_id IS NOT NULL);

UPDATE region_lists SET same_as = NULL WHERE same_as IS NOT NULL;

UPDATE region_lists SET same_as = first_printed.list_id
FROM (
    SELECT other.list_id AS again, min_by(one.list_id, one.place) AS list_id
    FROM sets AS other
    JOIN sets AS one
        ON one.areas = other.areas
        AND one.place < other.place
        AND (one.program IS NULL OR other.program IS NULL OR one.program = other.program)
        AND (one.fiscal_year IS NULL OR other.fiscal_year IS NULL OR one.fiscal_year = other.fiscal_year)
    GROUP BY other.list_id
) AS first_printed
WHERE region_lists.list_id = first_printed.again;
