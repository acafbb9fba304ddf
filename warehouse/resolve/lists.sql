-- Parts of a declared number: the lists right behind it in the text, of the same program and unit, that add up to it
-- (40地域: 国際競争力強化地域 18地域、高度化地域 22地域).
CREATE TEMP TABLE declared AS
SELECT
    l.list_id, l.document, l.rowid AS place, l.program_id, l.counted_unit, l.declared_count, p.block,
    row_number() OVER (PARTITION BY l.document ORDER BY l.rowid) AS number
FROM region_lists AS l
LEFT JOIN positions_of_lists AS p ON p.fact_id = l.fact_id
WHERE l.document IN (FROM touched_documents) AND l.declared_count IS NOT NULL AND l.declared_max IS NULL
    AND l.declared_modifier IS NULL;

UPDATE region_lists SET parent_list_id = parts.whole_id
FROM (
    WITH candidates AS (
        SELECT whole.list_id AS whole_id, part.list_id AS part_id, part.number - whole.number AS nth, whole.number AS whole_number, whole.declared_count,
            sum(part.declared_count) OVER (PARTITION BY whole.list_id ORDER BY part.number) AS added
        FROM declared AS whole
        JOIN declared AS part
            ON part.document = whole.document
            AND part.number BETWEEN whole.number + 1 AND whole.number + 6
            AND part.block BETWEEN whole.block AND whole.block + 6
            AND part.counted_unit IS NOT DISTINCT FROM whole.counted_unit
            AND part.program_id IS NOT DISTINCT FROM whole.program_id
            AND (whole.program_id IS NOT NULL OR part.block = whole.block)
            AND part.declared_count < whole.declared_count
        QUALIFY count(*) OVER (PARTITION BY whole.list_id ORDER BY part.number) = part.number - whole.number
    ),
    ends AS (
        SELECT whole_id, min(nth) AS last FROM candidates WHERE added = declared_count AND nth >= 2 GROUP BY whole_id
    )
    SELECT c.part_id, arg_max(c.whole_id, c.whole_number) AS whole_id
    FROM candidates AS c JOIN ends AS e ON e.whole_id = c.whole_id AND c.nth <= e.last
    GROUP BY c.part_id
) AS parts
WHERE parts.part_id = region_lists.list_id;

-- 5~8億円×9地域: the number is of the year whose budget pays for it; the words that say so are the budget's.
CREATE TEMP TABLE paid AS
SELECT l.fact_id, any_value(b.fact_id) AS budget_id, any_value(b.fiscal_year) AS fiscal_year
FROM region_lists AS l
JOIN budgets AS b
    ON b.document = l.document AND b.page = l.page AND b.line IS NOT DISTINCT FROM l.line
    AND b.scope = 'per_unit' AND b.unit_count = l.declared_count AND b.program_id = l.program_id
WHERE l.document IN (FROM touched_documents) AND l.fiscal_year IS NULL AND b.fiscal_year IS NOT NULL
GROUP BY l.fact_id
HAVING count(DISTINCT b.fiscal_year) = 1;

UPDATE region_lists SET fiscal_year = paid.fiscal_year FROM paid WHERE paid.fact_id = region_lists.fact_id;

INSERT INTO evidence
SELECT paid.fact_id, e.* EXCLUDE (fact_id)
FROM paid JOIN evidence AS e ON e.fact_id = paid.budget_id AND e.field = 'fiscal_year';

-- A list that is printed again: the same areas, three at least, in whatever order or document, of the same program; or
-- the same number of the same program, event and year in the same document.
CREATE TEMP TABLE sets AS
SELECT
    l.list_id, (l.document, l.rowid) AS place, NULL AS document,
    hash(list_sort(list(DISTINCT m.area_id))) AS areas,
    coalesce(l.program_id, norm(l.program)) AS program, NULL AS event, l.fiscal_year
FROM region_lists AS l
JOIN region_members AS m USING (list_id)
GROUP BY l.list_id, l.document, l.rowid, l.program_id, l.program, l.fiscal_year
HAVING count(DISTINCT m.area_id) >= 3 AND bool_and(m.area_id IS NOT NULL)
UNION ALL
SELECT
    list_id, (document, rowid), document,
    hash(program_id, declared_count, counted_unit, coalesce(alt_count, 0), norm(variant)), program_id, event, fiscal_year
FROM region_lists
WHERE member_count = 0 AND declared_modifier IS NULL AND declared_max IS NULL AND program_id IS NOT NULL;

-- What a list leaves open is that of the others only where those agree.
CREATE TEMP TABLE agreeing AS
SELECT
    *, count(DISTINCT program) OVER alike AS programs, count(DISTINCT event) OVER alike AS events,
    count(DISTINCT fiscal_year) OVER alike AS years
FROM sets
WINDOW alike AS (PARTITION BY areas, document);

UPDATE region_lists SET same_as = NULL WHERE same_as IS NOT NULL;

UPDATE region_lists SET same_as = first_printed.list_id
FROM (
    SELECT other.list_id AS again, arg_min(one.list_id, one.place) AS list_id
    FROM agreeing AS other
    JOIN agreeing AS one
        ON one.areas = other.areas
        AND one.place < other.place
        AND one.document IS NOT DISTINCT FROM other.document
        AND (one.program = other.program OR (one.programs <= 1 AND (one.program IS NULL OR other.program IS NULL)))
        AND (one.event IS NOT DISTINCT FROM other.event
            OR (one.events <= 1 AND (one.event IS NULL OR other.event IS NULL)))
        AND (one.fiscal_year IS NOT DISTINCT FROM other.fiscal_year
            OR (one.years <= 1 AND (one.fiscal_year IS NULL OR other.fiscal_year IS NULL)))
    GROUP BY other.list_id
) AS first_printed
WHERE region_lists.list_id = first_printed.again;
