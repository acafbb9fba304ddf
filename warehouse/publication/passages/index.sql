-- Postings in the order in which they are looked up: what a question needs stands together.
INSERT INTO internal.passage_bigrams
SELECT unnest(list_distinct(
    list_transform(list_zip(letters, letters[2:]), lambda pair: concat(pair[1], pair[2]))
)) AS bigram, passage
FROM (
    SELECT passage, regexp_extract_all(plain, '(?s).') AS letters
    FROM internal.passages
    WHERE passage > (SELECT last FROM internal.passage_numbers)
)
ORDER BY bigram, passage;

INSERT INTO internal.unit_terms FROM new_terms ORDER BY term, unit;
DROP TABLE new_terms;

INSERT INTO internal.fact_passages
SELECT f.fact_id, f.document, f.kind, p.passage
FROM published_facts AS f
JOIN internal.passages AS p ON p.document = f.document AND p.position = f.block
WHERE p.passage > (SELECT last FROM internal.passage_numbers) AND f.kind IN (SELECT unnest(getvariable('published_kinds')).kind)
ORDER BY p.passage, f.ordinal, f.fact_id;

CREATE OR REPLACE TABLE internal.kinds AS
SELECT unnest(getvariable('published_kinds')::STRUCT(kind VARCHAR, table_name VARCHAR)[], recursive := true);
DROP TABLE IF EXISTS batch;
UPDATE internal.passage_numbers SET last = $last;
