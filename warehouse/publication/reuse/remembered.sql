-- What the next publication needs to know of this one; not part of what people query.
CREATE SCHEMA internal;
CREATE TABLE internal.publication (basis VARCHAR, version VARCHAR, increments INTEGER);
CREATE TABLE internal.documents (document VARCHAR, fingerprint VARCHAR);
CREATE TABLE internal.program_texts (name VARCHAR, variant VARCHAR, key VARCHAR);
CREATE TABLE internal.program_keys (key VARCHAR, raw VARCHAR, signature VARCHAR);
-- Which printing of a document repeats which, and what is part of what in it, before other documents are looked at.
CREATE TABLE internal.local_figures (document VARCHAR, fact_id VARCHAR, figure_id VARCHAR, part_of VARCHAR);
-- This year's figure of a row with its printed difference (増減).
CREATE TABLE internal.differences (document VARCHAR, fact_id VARCHAR, now_id VARCHAR, printed HUGEINT);
