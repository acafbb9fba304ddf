-- Who is behind a program, in which role, in which years; with one fact for each.
SELECT organization, role, years, list_transform(years, lambda one: nendo(one)) AS nendo, fact_id
FROM (
    SELECT organization, role, min(fact_id) AS fact_id,
        list_sort(list(DISTINCT fiscal_year) FILTER (fiscal_year IS NOT NULL)) AS years
    FROM program_organizations
    WHERE program_id = $identity
    GROUP BY organization, role
)
ORDER BY role = '所管' DESC, role, organization
LIMIT 60
