-- The facts of the newest state, with the bytes and the reader on which they rest.
CREATE OR REPLACE VIEW facts_of_today AS
SELECT f.*, e.sha256, e.reader_version
FROM read_parquet({files}) AS f
JOIN new_states AS s ON s.extraction_id = f.extraction_id
JOIN all_extractions AS e ON e.extraction_id = f.extraction_id;
