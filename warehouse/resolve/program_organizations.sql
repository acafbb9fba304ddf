-- Who has which part in a program, with the first fact that says so.
-- 文部科学省・経済産業省 are two in charge, 内閣府(金融庁) too. Whose part nobody says (a company, a council of a
-- town) has no role here.
CREATE TEMP TABLE owners AS
WITH said AS (
    SELECT document, program_id, organization, NULL::INTEGER AS fiscal_year, fact_id, 0 AS rank, rowid AS place
    FROM program_mentions
    UNION ALL
    SELECT document, program_id, organization, fiscal_year, fact_id, 1, rowid FROM budgets
    UNION ALL
    -- What adds up to a ministry's total is the ministry's.
    SELECT part.document, part.program_id, whole.organization, part.fiscal_year, part.fact_id, 2, part.rowid
    FROM budgets AS part JOIN budgets AS whole ON whole.fact_id = part.part_of
    WHERE part.organization IS NULL AND whole.level = 'package'
),
parts AS (
    SELECT
        * EXCLUDE (organization),
        unnest(
            CASE
                WHEN norm(organization) IN (SELECT key FROM bodies) THEN [organization]  -- 物質・材料研究機構 is one
                ELSE string_split_regex(organization, '[・、,／/()（）]')
            END
        ) AS organization
    FROM said
    WHERE program_id IN (FROM touched_programs) AND organization IS NOT NULL
)
SELECT parts.*, bodies.organization_id, '所管' AS role
FROM parts JOIN bodies ON bodies.key = norm(organization);

-- In the budget of a municipality or prefecture the programs are its own, unless the figure names another's.
INSERT INTO owners BY NAME
WITH governments AS (
    SELECT name, any_value(code) AS code
    FROM (SELECT name, code, valid_to FROM municipalities UNION ALL SELECT name, code, NULL FROM prefectures)
    WHERE valid_to IS NULL
    GROUP BY name
    HAVING count(*) = 1
)
SELECT
    b.document, b.program_id, b.fiscal_year, b.fact_id, 2 AS rank, b.rowid AS place, d.publisher AS organization,
    name_id(g.name, g.code) AS organization_id, '所管' AS role
FROM budgets AS b
JOIN documents AS d USING (document)
JOIN governments AS g ON g.name = d.publisher
WHERE b.program_id IN (FROM touched_programs) AND b.organization IS NULL AND d.class IN ('予算書', '予算案', '補正予算');

DELETE FROM program_organizations WHERE program_id IN (FROM touched_programs);

INSERT INTO program_organizations BY NAME
WITH roles AS (
    FROM owners
    UNION ALL BY NAME
    SELECT document, program_id, fiscal_year, fact_id, 3 AS rank, rowid AS place, organization, organization_id, role
    FROM program_involvements
    WHERE program_id IN (FROM touched_programs)
)
SELECT
    program_id,
    organization_id,
    min_by(organization, (rank, document, place)) AS organization,
    role,
    fiscal_year,
    min_by(fact_id, (rank, document, place)) AS fact_id
FROM roles
GROUP BY program_id, organization_id, role, fiscal_year
ORDER BY program_id, organization_id, role, fiscal_year NULLS FIRST;
