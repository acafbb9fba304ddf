-- Bodies of the state that exist no more, and what became of them; who is in charge of which program.
CREATE TEMP TABLE bodies AS
SELECT name, norm(name) AS key, nullif(successor, '') AS successor
FROM read_csv($ministries, all_varchar := true, header := true, nullstr := '');

UPDATE organizations SET successor_id = name_id(bodies.successor, NULL)
FROM bodies
WHERE bodies.successor IS NOT NULL AND document IN (FROM touched_documents)
    AND norm(coalesce(organizations.canonical_name, organizations.name)) = bodies.key;

-- 文部科学省・経済産業省 are two, 内閣府(金融庁) too. Whose part in a program nobody says (a company, a council of a
-- town) has no role here.
DELETE FROM program_organizations WHERE program_id IN (FROM touched_programs);

INSERT INTO program_organizations BY NAME
WITH said AS (
    SELECT program_id, organization, NULL::INTEGER AS fiscal_year, fact_id, 0 AS rank, document, rowid AS place
    FROM program_mentions
    UNION ALL
    SELECT program_id, organization, fiscal_year, fact_id, 1, document, rowid FROM budgets
    UNION ALL
    -- What adds up to a ministry's total is the ministry's.
    SELECT part.program_id, whole.organization, part.fiscal_year, part.fact_id, 2, part.document, part.rowid
    FROM budgets AS part JOIN budgets AS whole ON whole.fact_id = part.part_of
    WHERE part.organization IS NULL AND whole.level = 'package'
),
parts AS (
    SELECT * EXCLUDE (organization), unnest(string_split_regex(organization, '[・、,／/()（）]')) AS organization
    FROM said
    WHERE program_id IN (FROM touched_programs) AND organization IS NOT NULL
)
SELECT
    program_id,
    name_id(bodies.name, NULL) AS organization_id,
    min_by(organization, (rank, document, place)) AS organization,
    '所管' AS role,
    parts.fiscal_year,
    min_by(fact_id, (rank, document, place)) AS fact_id
FROM parts
JOIN bodies ON bodies.key = norm(organization)
GROUP BY program_id, bodies.name, parts.fiscal_year
ORDER BY program_id, organization_id, parts.fiscal_year NULLS FIRST;

-- Who runs it, chooses for it or is paid by it, where a document says so.
INSERT INTO program_organizations BY NAME
SELECT
    m.program_id,
    name_id(coalesce(i.canonical_name, i.organization), NULL) AS organization_id,
    arg_min(i.organization, (i.document, i.rowid)) AS organization,
    i.role,
    NULL::INTEGER AS fiscal_year,
    arg_min(i.fact_id, (i.document, i.rowid)) AS fact_id
FROM program_involvements AS i
JOIN (
    SELECT document, name, variant, any_value(program_id) AS program_id
    FROM program_mentions
    WHERE program_id IN (FROM touched_programs)
    GROUP BY ALL
) AS m ON m.document = i.document AND m.name = i.program AND m.variant IS NOT DISTINCT FROM i.variant
GROUP BY m.program_id, organization_id, i.role
ORDER BY ALL;
