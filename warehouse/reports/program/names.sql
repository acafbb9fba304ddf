-- All names of a program, with the fact that first bears each.
SELECT name, variant, first_year, last_year, documents, is_alias,
    (
        SELECT min(fact_id) FROM program_mentions AS m
        WHERE m.program_id = $identity
            AND (norm(m.name) = norm(n.name) OR (n.is_alias AND list_contains(m.aliases, n.name)))
    ) AS fact_id
FROM (
    SELECT name, variant, first_year, last_year, documents, FALSE AS is_alias
    FROM program_names WHERE program_id = $identity
    UNION ALL
    SELECT DISTINCT unnest(aliases), NULL, NULL, NULL, NULL, TRUE
    FROM document_programs WHERE program_id = $identity
) AS n
ORDER BY is_alias, documents DESC, name
LIMIT 40
