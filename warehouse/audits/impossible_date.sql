-- severity: warning
-- Days that no calendar has: 2月30日, 13月1日, 令和7年2月29日. No date fact comes from them; their numbers belong to nothing.
WITH printed AS (
    SELECT DISTINCT document, page, line, quote, translate(quote, '０１２３４５６７８９', '0123456789') AS text
    FROM unaccounted
    WHERE document IN (FROM touched_documents)
),
words AS (
    SELECT
        document, page, line, quote,
        unnest(
            regexp_extract_all(
                text,
                '(?:(?:昭和|平成|令和|[SHRＳＨＲ])?\s*(?:[0-9]{1,4}|元)\s*年\s*)?[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日'
            )
        ) AS word
    FROM printed
),
parts AS (
    SELECT
        *,
        regexp_extract(
            word, '^(昭和|平成|令和|[SHRＳＨＲ])?\s*(?:([0-9]{1,4}|元)\s*年)?\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日$',
            ['era', 'year', 'month', 'day']
        ) AS read
    FROM words
),
days AS (
    SELECT
        document, page, line, quote, word,
        TRY_CAST(read.month AS INTEGER) AS month,
        TRY_CAST(read.day AS INTEGER) AS day,
        CASE read.year WHEN '元' THEN 1 ELSE TRY_CAST(read.year AS INTEGER) END
            + CASE WHEN read.era IN ('昭和', 'S', 'Ｓ') THEN 1925 WHEN read.era IN ('平成', 'H', 'Ｈ') THEN 1988
                WHEN read.era IN ('令和', 'R', 'Ｒ') THEN 2018 WHEN length(read.year) = 4 THEN 0 END AS year
    FROM parts
)
SELECT
    document, page, any_value(line) AS line, []::VARCHAR[] AS facts, []::VARCHAR[] AS roles,
    NULL AS expected, any_value(day) AS found, 0 AS tolerance,
    format('{}という日はありません（「{}」）', word, any_value(quote)) AS message_ja,
    format('There is no day {}', word) AS message_en
FROM days
WHERE month > 12 OR month = 0 OR day = 0
    OR day > CASE
        WHEN month IN (4, 6, 9, 11) THEN 30
        WHEN month <> 2 THEN 31
        WHEN year IS NULL OR (year % 4 = 0 AND year % 100 <> 0) OR year % 400 = 0 THEN 29
        ELSE 28
    END
GROUP BY document, page, word;
