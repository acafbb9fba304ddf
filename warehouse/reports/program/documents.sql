-- The documents that name a program.
SELECT p.document, d.title, d.publisher, d.published_start, d.status, p.pages
FROM document_programs AS p
JOIN documents AS d ON d.document = p.document
WHERE p.program_id = $identity
ORDER BY d.published_start NULLS LAST, p.document
LIMIT 60
