-- The programs that a document names.
SELECT p.program_id, p.name, p.variant, p.organization, p.pages, count(*) OVER () AS total,
    (SELECT min(m.fact_id) FROM program_mentions AS m
        WHERE m.document = $identity AND m.program_id = p.program_id) AS fact_id
FROM document_programs AS p
WHERE p.document = $identity
ORDER BY p.pages[1], p.name, p.variant
LIMIT 150
