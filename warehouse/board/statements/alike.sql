-- Of some facts, which stand more than once by all that is printed, and which have others like them.
SELECT fact_id, CASE WHEN same > 1 THEN 'several' ELSE concat_ws(' ',
    CASE WHEN elsewhere > 1 THEN 'elsewhere' END, CASE WHEN otherwise > 1 THEN 'otherwise' END
) END
FROM (
    SELECT
        fact_id,
        count(*) OVER (PARTITION BY document, kind, anchor, subject, value_offset) AS same,
        count(*) OVER (PARTITION BY document, kind, anchor, value_offset) AS elsewhere,
        count(*) OVER (PARTITION BY document, kind, subject, slot) AS otherwise
    FROM {side}_facts
    WHERE document IN (SELECT unnest($documents))
)
WHERE fact_id IN (SELECT unnest($facts)) AND greatest(same, elsewhere, otherwise) > 1;
