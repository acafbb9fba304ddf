-- What one side lost and the other gained, tied where exactly one of each fits: a figure that is printed anew in the
-- same place (same words around it), or the same figure with another name beside it. Never a look-alike of several.
CREATE OR REPLACE TABLE lost AS
SELECT * FROM old_facts ANTI JOIN matched ON old_facts.fact_id = matched.old_id AND old_facts.document = matched.document;

CREATE OR REPLACE TABLE gained AS
SELECT * FROM new_facts ANTI JOIN matched ON new_facts.fact_id = matched.new_id AND new_facts.document = matched.document;

INSERT INTO matched
WITH
once_lost AS (
    SELECT * FROM lost QUALIFY count(*) OVER (PARTITION BY document, kind, subject, slot) = 1
),
once_gained AS (
    SELECT * FROM gained QUALIFY count(*) OVER (PARTITION BY document, kind, subject, slot) = 1
)
SELECT document, kind, l.fact_id, g.fact_id, 'reprinted'
FROM once_lost AS l JOIN once_gained AS g USING (document, kind, subject, slot);

-- The same value under the same heading in other words.
INSERT INTO matched
WITH
once_lost AS (
    SELECT * FROM lost WHERE fact_id NOT IN (SELECT old_id FROM matched)
    QUALIFY count(*) OVER (PARTITION BY document, kind, subject, content) = 1
),
once_gained AS (
    SELECT * FROM gained WHERE fact_id NOT IN (SELECT new_id FROM matched)
    QUALIFY count(*) OVER (PARTITION BY document, kind, subject, content) = 1
)
SELECT document, kind, l.fact_id, g.fact_id, 'reworded'
FROM once_lost AS l JOIN once_gained AS g USING (document, kind, subject, content);

INSERT INTO matched
WITH
still_lost AS (SELECT * FROM lost WHERE fact_id NOT IN (SELECT old_id FROM matched)),
still_gained AS (SELECT * FROM gained WHERE fact_id NOT IN (SELECT new_id FROM matched)),
near AS (
    SELECT document, kind, l.fact_id AS old_id, g.fact_id AS new_id
    FROM still_lost AS l
    JOIN still_gained AS g USING (document, kind, printed)
    WHERE l.column_header IS NOT DISTINCT FROM g.column_header
        AND (l.row_label IS NULL) = (g.row_label IS NULL)
        AND (l.subject = g.subject OR coalesce(l.row_label, l.words) = coalesce(g.row_label, g.words))
        AND length(l.anchor) < 500 AND length(g.anchor) < 500
        AND levenshtein(coalesce(l.row_label, l.words), coalesce(g.row_label, g.words))
            <= greatest(length(coalesce(l.row_label, l.words)), length(coalesce(g.row_label, g.words))) * 0.4
)
SELECT document, kind, old_id, new_id, 'renamed'
FROM near
QUALIFY count(*) OVER (PARTITION BY document, kind, old_id) = 1
    AND count(*) OVER (PARTITION BY document, kind, new_id) = 1;
