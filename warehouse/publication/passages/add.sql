INSERT INTO internal.passages BY NAME
SELECT
    passage, unit, document, page, line, position, kind, text, norm(text) AS plain,
    CASE WHEN passage = unit THEN len(forms) END AS terms
FROM batch;

INSERT INTO new_terms
SELECT term, unit, count(*), any_value(length)
FROM (SELECT unit, len(forms) AS length, unnest(forms) AS term FROM batch)
GROUP BY term, unit;
