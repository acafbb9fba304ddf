-- Who is behind a program, in which role, in which years; with one fact for each.
SELECT organization, role, list_sort(list(DISTINCT fiscal_year)) AS years,
    list_sort(list(DISTINCT nendo(fiscal_year))) AS nendo, min(fact_id) AS fact_id
FROM program_organizations
WHERE program_id = $identity
GROUP BY organization, role
ORDER BY role = '所管' DESC, role, organization
LIMIT 60
