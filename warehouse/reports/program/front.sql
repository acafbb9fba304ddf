-- A program: its name, what it is a part of, and its years where a document says so.
SELECT p.program_id, p.name, p.variant, p.first_year, p.last_year, nendo(p.first_year) AS first_nendo,
    nendo(p.last_year) AS last_nendo, whole.program_id AS parent_id, whole.name AS parent,
    whole.variant AS parent_variant
FROM programs AS p
LEFT JOIN programs AS whole ON whole.program_id = p.parent_id
WHERE p.program_id = $identity
