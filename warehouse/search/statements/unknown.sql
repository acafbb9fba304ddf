-- The terms that stand in no passage that there still is.
SELECT unnest($terms) AS term
EXCEPT
SELECT t.term
FROM internal.unit_terms AS t
SEMI JOIN internal.passages AS p ON p.passage = t.unit
WHERE t.term IN (SELECT unnest($terms));
