-- One row a program and document: its name as it first stands there, completed by what later mentions say.
INSERT INTO document_programs
WITH mentions AS (
    SELECT *, rowid AS place FROM program_mentions WHERE program_id IS NOT NULL AND document IN (FROM touched_documents)
),
first_aliases AS (
    SELECT program_id, document, alias, min(place) AS place
    FROM (SELECT program_id, document, place, unnest(aliases) AS alias FROM mentions)
    GROUP BY program_id, document, alias
),
other_names AS (
    SELECT program_id, document, list(alias ORDER BY place, alias) AS known_as
    FROM first_aliases
    GROUP BY program_id, document
),
first_mentions AS (
    SELECT
        program_id,
        document,
        min(place) AS place,
        min_by({name: name, variant: variant}, place) AS printed,
        min_by(parent, place) AS parent,
        min_by(organization, place) AS organization,
        list(DISTINCT page ORDER BY page) AS pages
    FROM mentions
    GROUP BY program_id, document
)
SELECT
    program_id, document, printed.name, printed.variant, parent, organization, coalesce(known_as, []), pages
FROM first_mentions
LEFT JOIN other_names USING (program_id, document)
ORDER BY document, place;
