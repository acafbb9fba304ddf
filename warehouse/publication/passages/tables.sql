-- Passages have numbers of their own, given once: what is deleted leaves its postings behind, and nothing in the
-- tables of postings has to be looked for (publishing anew from time to time clears them).
-- `unit` is what is ranked: the passage itself, for a cell the first cell of its row. `terms`, at the unit's first
-- passage, and `length` of a posting are how many terms the unit has; `plain` is the text as `norm` compares it.
CREATE TABLE internal.passages (
    passage INTEGER, unit INTEGER, document VARCHAR, page INTEGER, line INTEGER, position INTEGER, kind VARCHAR,
    text VARCHAR, plain VARCHAR, terms INTEGER
);
CREATE TABLE internal.passage_numbers (last INTEGER);
INSERT INTO internal.passage_numbers VALUES (0);
-- Each pair of neighbouring letters, and the last letter by itself.
CREATE TABLE internal.passage_bigrams (bigram VARCHAR, passage INTEGER);
CREATE TABLE internal.unit_terms (term VARCHAR, unit INTEGER, times INTEGER, length INTEGER);
CREATE TABLE internal.fact_passages (fact_id VARCHAR, document VARCHAR, kind VARCHAR, passage INTEGER);
CREATE TABLE internal.kinds (kind VARCHAR, table_name VARCHAR);

CREATE VIEW passages AS
SELECT document, page, line, position, kind, text FROM internal.passages;
