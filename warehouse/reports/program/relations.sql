-- Programs that are tied to a program, and the other variants of its name; one fact for each tie.
SELECT *, list_transform(years, lambda one: nendo(one)) AS nendo
FROM (
    SELECT r.relation, r.from_id = $identity AS is_later, p.program_id, p.name, p.variant,
        list_sort(list(DISTINCT r.fiscal_year) FILTER (r.fiscal_year IS NOT NULL)) AS years,
        min(r.fact_id) AS fact_id
    FROM program_relations AS r
    JOIN programs AS p ON p.program_id = CASE WHEN r.from_id = $identity THEN r.to_id ELSE r.from_id END
    WHERE $identity IN (r.from_id, r.to_id) AND p.program_id <> $identity
    GROUP BY ALL
    UNION ALL
    SELECT '類型', FALSE, other.program_id, other.name, other.variant, [], NULL
    FROM programs AS one
    JOIN programs AS other ON norm(other.name) = norm(one.name) AND other.program_id <> one.program_id
    WHERE one.program_id = $identity AND NOT EXISTS (
        FROM program_relations AS r WHERE $identity IN (r.from_id, r.to_id) AND other.program_id IN (r.from_id, r.to_id)
    )
)
ORDER BY relation, is_later, name, variant
LIMIT 100
