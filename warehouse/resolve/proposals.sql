-- Programs that are likely one though no document says so: for a person to decide, never merged by themselves. Those
-- of the state only: a town's budget book prints 事業, its 費 and the 補助金 for it on purpose.
-- The first of a pair is the one that is named more often, or first.
CREATE TEMP TABLE known_programs AS
WITH ranks AS (
    SELECT a.program_id, (-count(*), min((n.first_seen, n.document, n.place))) AS rank
    FROM assigned AS a JOIN named AS n USING (place)
    WHERE n.owner IS NULL
    GROUP BY a.program_id
)
SELECT
    ranks.rank, p.program_id IN (FROM touched_programs) AS is_touched, p.program_id, p.name, p.variant, p.parent_id, coalesce(norm(p.variant), '') AS form,
    regexp_replace(
        norm(p.name),
        '(?:(?:推進|支援|等)?(?:費?(?:補助|助成)(?:金|事業)|費?交付金|委託(?:費|事業)|事業費?|プログラム|プロジェクト|制度|計画))+$',
        ''
    ) AS stem
FROM programs AS p
JOIN ranks USING (program_id);

CREATE TEMP TABLE likely AS
WITH amounts AS (
    SELECT
        b.fact_id, b.program_id, b.fiscal_year, b.stage, b.amount_max, b.organization, k.form, k.stem, k.is_touched
    FROM budgets AS b
    JOIN known_programs AS k ON k.program_id = b.program_id
    WHERE b.is_best AND b.scope = 'total' AND coalesce(b.modifier, 'exact') IN ('exact', 'about')
        AND b.portion IS NULL AND b.amount_max > 0 AND b.fiscal_year IS NOT NULL
),
same_amounts AS (
    SELECT one.program_id AS a, other.program_id AS b, [one.fact_id, other.fact_id] AS facts
    FROM amounts AS one
    JOIN amounts AS other
        ON other.fiscal_year = one.fiscal_year
        AND other.amount_max = one.amount_max
        AND left(other.stem, 2) = left(one.stem, 2)
        AND other.form = one.form
        AND other.stage IS NOT DISTINCT FROM one.stage
        AND (one.organization IS NULL OR other.organization IS NULL OR other.organization = one.organization)
        AND other.program_id <> one.program_id
        AND jaro_winkler_similarity(one.stem, other.stem) >= 0.85
    WHERE one.is_touched
),
same_stems AS (
    SELECT one.program_id AS a, other.program_id AS b
    FROM known_programs AS one
    JOIN known_programs AS other
        ON other.stem = one.stem AND other.form = one.form AND other.program_id <> one.program_id
    WHERE one.is_touched AND length(one.stem) >= 5 AND norm(one.name) <> norm(other.name)
),
-- 供用 for 共用: one letter, that is three bytes, in a long name.
one_letter AS (
    SELECT one.program_id AS a, other.program_id AS b
    FROM known_programs AS one
    JOIN known_programs AS other
        ON left(other.stem, 5) = left(one.stem, 5) AND other.form = one.form
        AND length(other.stem) BETWEEN length(one.stem) - 1 AND length(one.stem) + 1
        AND other.stem <> one.stem
        AND levenshtein(one.stem, other.stem) BETWEEN 1 AND 3
    WHERE one.is_touched AND least(length(one.stem), length(other.stem)) >= 9
        AND NOT regexp_matches(one.stem || other.stem, '[0-9一二三四五六七八九十]')
),
namesakes_apart AS (
    SELECT one.program_id AS a, other.program_id AS b
    FROM namesakes AS one
    JOIN namesakes AS other ON other.root = one.root AND other.program_id <> one.program_id
    JOIN known_programs AS k ON k.program_id = one.program_id
    WHERE k.is_touched
),
pairs AS (
    SELECT a, b, '同年度・同段階の額が同じで、名が似ている' AS reason, facts FROM same_amounts
    UNION ALL SELECT a, b, '語幹が同じ', [] FROM same_stems
    UNION ALL SELECT a, b, '一字違い', [] FROM one_letter
    UNION ALL SELECT a, b, '同名で所管が異なる', [] FROM namesakes_apart
)
SELECT
    CASE WHEN one.rank < other.rank THEN a ELSE b END AS one_id,
    CASE WHEN one.rank < other.rank THEN b ELSE a END AS other_id,
    reason, facts
FROM pairs
JOIN known_programs AS one ON one.program_id = a
JOIN known_programs AS other ON other.program_id = b;

DELETE FROM program_proposals
WHERE one_id IN (FROM touched_programs) OR other_id IN (FROM touched_programs);

INSERT INTO program_proposals BY NAME
SELECT
    one.program_id AS one_id, any_value(one.name) AS one_name, any_value(one.variant) AS one_variant,
    other.program_id AS other_id, any_value(other.name) AS other_name, any_value(other.variant) AS other_variant,
    string_agg(DISTINCT reason, '、' ORDER BY reason) AS reason,
    round(any_value(jaro_winkler_similarity(norm(one.name), norm(other.name))), 3) AS likeness,
    list_sort(list_distinct(flatten(list(facts)))) AS fact_ids
FROM likely
JOIN known_programs AS one ON one.program_id = likely.one_id
JOIN known_programs AS other ON other.program_id = likely.other_id
WHERE NOT EXISTS (
        FROM kept_apart AS k
        WHERE (k.one, k.other) IN ((one.program_id, other.program_id), (other.program_id, one.program_id))
    )
    AND one.parent_id IS DISTINCT FROM other.program_id AND other.parent_id IS DISTINCT FROM one.program_id
GROUP BY one.program_id, other.program_id
ORDER BY likeness DESC, one_name, other_name;
