-- Where a fact stands among the others (facts of earlier extractions don't say), and what numbers belong to.
ALTER TABLE facts ADD COLUMN sections INTEGER[];
ALTER TABLE facts ADD COLUMN table_number INTEGER;
ALTER TABLE facts ADD COLUMN table_row INTEGER;
ALTER TABLE facts ADD COLUMN table_column INTEGER;
ALTER TABLE facts ADD COLUMN row_label VARCHAR;
ALTER TABLE facts ADD COLUMN column_header VARCHAR;
ALTER TABLE facts ADD COLUMN label_column INTEGER;
ALTER TABLE facts ADD COLUMN is_spelled BOOLEAN;

-- For the account of a document: how many numbers belong to facts of a kind, to a reason, or to nothing.
CREATE TABLE accounts (
    extraction_id BIGINT NOT NULL,
    reason VARCHAR NOT NULL,
    numbers INTEGER NOT NULL
);

CREATE TABLE unaccounted (
    extraction_id BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    block INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    page INTEGER NOT NULL,
    line INTEGER,
    box DOUBLE[],
    quote VARCHAR NOT NULL,
    value_quote VARCHAR NOT NULL
);

CREATE VIEW current_accounts AS
SELECT document, accounts.reason, numbers
FROM current_extractions JOIN accounts USING (extraction_id);

CREATE VIEW current_unaccounted AS
SELECT document, unaccounted.* EXCLUDE (extraction_id)
FROM current_extractions JOIN unaccounted USING (extraction_id);

-- Without those whose amount can't be spelled back from their own characters: they are counted, not published.
CREATE OR REPLACE VIEW current_facts AS
WITH
-- The same fact in all extractions that found it.
times AS (
    SELECT fact_id, min(started) AS first_seen, max(started) AS last_seen
    FROM facts JOIN extractions USING (extraction_id) JOIN runs USING (run_id)
    GROUP BY fact_id
)
SELECT
    extraction.document,
    extraction.kind,
    facts.fact_id,
    facts.ordinal,
    facts.value,
    facts.page,
    facts.line,
    facts.quote,
    facts.value_quote,
    facts.rule,
    facts.repaired,
    facts.evidence,
    facts.box,
    facts.block,
    facts.span_start,
    facts.sections,
    facts.table_number,
    facts.table_row,
    facts.table_column,
    facts.row_label,
    facts.column_header,
    facts.label_column,
    times.first_seen,
    times.last_seen
FROM current_extractions AS extraction
JOIN facts USING (extraction_id)
JOIN times USING (fact_id)
WHERE facts.is_spelled IS NOT FALSE;

CREATE VIEW current_misspelled AS
SELECT document, kind, facts.fact_id, facts.value, facts.page, facts.line, facts.value_quote, facts.quote
FROM current_extractions
JOIN facts USING (extraction_id)
WHERE NOT facts.is_spelled;
