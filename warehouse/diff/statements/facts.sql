-- The facts of all these extractions, with what tells two readings of one fact apart.
CREATE OR REPLACE TABLE stepping AS
SELECT
    f.* EXCLUDE (sections),
    c.step,
    c.kind_version,
    c.sha256,
    c.reader_version,
    CAST(value AS VARCHAR) AS content,
    hash(page, line, rule, evidence ->> '$[*].quote', evidence ->> '$[*].rule', evidence ->> '$[*].basis') AS manner,
    -- The words around the value, without it: what stays the same where a figure is printed anew.
    concat_ws(chr(30),
        substr(split_part(anchor, chr(30), 2), 1, coalesce(value_offset, 0)) || '▢' ||
            substr(split_part(anchor, chr(30), 2), coalesce(value_offset, 0) + length(split_part(anchor, chr(30), 1)) + 1),
        array_to_string(string_split(anchor, chr(30))[3:], chr(30))
    ) AS slot,
    split_part(anchor, chr(30), 1) AS printed,
    split_part(anchor, chr(30), 2) AS words
FROM read_parquet($files) AS f
JOIN chain AS c USING (extraction_id, document, kind);
