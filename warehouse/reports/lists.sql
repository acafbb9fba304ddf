-- The lists of places of a program or of a document, with their members.
SELECT l.fact_id, l.label, l.event, l.fiscal_year, nendo(l.fiscal_year) AS nendo, l.declared_count, l.declared_max,
    l.declared_modifier, l.counted_unit, l.alt_count, l.alt_unit, l.member_count, l.document, l.same_as,
    (SELECT list(m.name ORDER BY m.position) FROM region_members AS m WHERE m.list_id = l.list_id) AS members,
    (
        SELECT count(*) FROM region_members AS m
        WHERE m.list_id = l.list_id AND m.prefecture_code IS NULL AND NOT EXISTS (
            FROM region_places AS p WHERE p.list_id = m.list_id AND p.position = m.position
                AND p.prefecture_code IS NOT NULL
        )
    ) AS unplaced
FROM region_lists AS l
WHERE l.program_id = $program OR l.document = $document
ORDER BY CASE WHEN $document IS NULL THEN l.fiscal_year END NULLS FIRST, l.document, l.page, l.line
LIMIT 80
