-- The evidence of every published fact, field by field.
INSERT INTO evidence
WITH unnested AS (
    SELECT
        fact_id,
        document,
        kind,
        ordinal,
        unnest(from_json(
            evidence,
            '[{"field": "VARCHAR", "value": "VARCHAR", "quote": "VARCHAR", "page": "INTEGER", "line": "INTEGER",
               "box": ["DOUBLE"], "basis": "VARCHAR", "rule": "VARCHAR"}]'
        )) AS e,
        generate_subscripts(from_json(evidence, '["JSON"]'), 1) AS position
    FROM published_facts
    WHERE kind IN (SELECT unnest(getvariable('published_kinds')).kind)
)
SELECT fact_id, e.field, e.value, e.quote, document, e.page, e.line, e.box, e.basis, e.rule
FROM unnested
ORDER BY document, kind, ordinal, fact_id, position;
