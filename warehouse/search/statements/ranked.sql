-- The units that hold what is asked, best first: BM25, times the share of the question that a unit holds (each term by
-- its weight, so that 事業 alone is little of スマート農業推進事業). What holds less than a third of it is no hit, unless
-- phrases are asked: then what holds them all is one, and nothing else.
WITH
asked AS (SELECT unnest($terms::VARCHAR[]) AS term),
corpus AS (SELECT count(terms) AS units, avg(terms) AS length FROM internal.passages),
-- Postings of passages that are gone are left where they were; they count for nothing.
postings AS (
    SELECT t.term, t.unit, t.times, t.length
    FROM internal.unit_terms AS t
    JOIN internal.passages AS p ON p.passage = t.unit
    WHERE t.term IN (FROM asked)
),
weights AS (
    SELECT term, ln(1 + (any_value(units) - count(unit) + 0.5) / (count(unit) + 0.5)) AS weight
    FROM asked LEFT JOIN postings USING (term), corpus
    GROUP BY term
),
-- k1 = 1.2, b = 0.75
scored AS (
    SELECT
        unit,
        sum(weight * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * p.length / c.length))) AS score,
        sum(weight) / (SELECT sum(weight) FROM weights) AS share
    FROM postings AS p JOIN weights USING (term), corpus AS c
    GROUP BY unit
),
phrased AS (
    SELECT unit FROM exact GROUP BY unit HAVING count(*) = $phrases
    UNION ALL
    SELECT unit FROM scored WHERE $phrases = 0 AND share >= 1 / 3
),
with_kind AS (
    SELECT DISTINCT p.unit
    FROM internal.fact_passages AS f JOIN internal.passages AS p USING (passage)
    WHERE f.kind = $kind
),
wanted AS (
    SELECT
        p.unit, p.document, p.position, coalesce(s.score * s.share, 0) AS score, coalesce(s.share, 1) AS share
    FROM phrased
    JOIN internal.passages AS p ON p.passage = phrased.unit
    LEFT JOIN scored AS s ON s.unit = phrased.unit
    WHERE ($document IS NULL OR contains(lower(p.document), lower($document)))
        AND ($kind IS NULL OR p.unit IN (FROM with_kind))
),
best AS (
    SELECT unit, score, count(*) OVER () AS found, max(share) OVER () < 0.999 AS is_partial
    FROM wanted
    ORDER BY score DESC, document, position
    LIMIT $most
)
SELECT
    best.unit, p.document, d.title, p.page, p.line, p.position, p.kind, round(best.score, 4) AS score, best.found,
    best.is_partial
FROM best
JOIN internal.passages AS p ON p.passage = best.unit
LEFT JOIN documents AS d USING (document)
ORDER BY best.score DESC, p.document, p.position;
