-- Numbers of a program that are no money.
SELECT fact_id, subject, "value", value_max, unit, "year", year_kind, kind, modifier
FROM indicators
WHERE program_id = $identity
ORDER BY "year" NULLS LAST, document, page, line
LIMIT 100
