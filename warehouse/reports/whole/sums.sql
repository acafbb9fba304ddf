-- Sums of the figures of programs by ministry, year and stage. Only programs with one figure of that year, stage and
-- body are added up; what stands beside another figure may hold it, and is counted in `left_out`.
WITH RECURSIVE ministries AS (
    SELECT organization_id, organization_id AS top, name AS top_name FROM state_bodies WHERE parent_id IS NULL
    UNION
    SELECT b.organization_id, m.top, m.top_name
    FROM state_bodies AS b
    JOIN ministries AS m ON m.organization_id = b.parent_id
),
names AS (
    SELECT norm(name) AS name, organization_id FROM state_bodies
    UNION
    SELECT norm(unnest(short_names)), organization_id FROM state_bodies
),
known AS (
    SELECT n.name, min(m.top_name) AS ministry
    FROM names AS n
    JOIN ministries AS m USING (organization_id)
    GROUP BY n.name
    HAVING count(DISTINCT m.top_name) = 1
),
figures AS (
    SELECT b.*, k.ministry,
        count(*) OVER (PARTITION BY b.program_id, b.fiscal_year, b.stage, b.organization) = 1
            AND b.level IS NOT DISTINCT FROM 'program' AND b.amount_min = b.amount_max
            AND b.modifier IN ('exact', 'about') AS is_alone
    FROM budget_figures AS b
    JOIN known AS k ON k.name = norm(b.organization)
    WHERE b.program_id IS NOT NULL AND b.fiscal_year IS NOT NULL AND b.stage IS NOT NULL
        AND b.level IN ('program', 'variant')
)
SELECT ministry, fiscal_year, nendo(fiscal_year) AS nendo, stage,
    sum(amount_max) FILTER (is_alone)::BIGINT AS amount,
    count(*) FILTER (is_alone) AS figures,
    count(DISTINCT program_id) FILTER (is_alone) AS programs,
    count(DISTINCT document) FILTER (is_alone) AS documents,
    count(*) FILTER (NOT is_alone) AS left_out,
    count(*) FILTER (is_alone AND fact_id IN (
        SELECT f.fact_id FROM audit_facts AS f JOIN audits AS a USING (audit_id) WHERE a.status = 'proposed'
    )) AS doubted,
    list(fact_id ORDER BY amount_max DESC) FILTER (is_alone) AS fact_ids
FROM figures
GROUP BY ministry, fiscal_year, stage
HAVING count(*) FILTER (is_alone) > 0
ORDER BY ministry, fiscal_year DESC, list_position(['request', 'draft', 'budget', 'supplementary', 'settled'], stage)
LIMIT 200
