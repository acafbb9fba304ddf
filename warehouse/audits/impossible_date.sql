-- severity: warning
-- Days that no calendar has: 2月30日, 4月31日, 13月1日. No date fact comes from them; their numbers belong to nothing.
WITH printed AS (
    SELECT
        document, page, line, quote,
        regexp_extract(
            translate(quote, '０１２３４５６７８９', '0123456789'), '([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日', ['month', 'day']
        ) AS read
    FROM unaccounted
    WHERE quote LIKE '%月%日%'
),
days AS (
    SELECT DISTINCT
        document, page, line, quote, TRY_CAST(read.month AS INTEGER) AS month, TRY_CAST(read.day AS INTEGER) AS day
    FROM printed
)
SELECT
    document, page, any_value(line) AS line, []::VARCHAR[] AS facts, []::VARCHAR[] AS roles,
    NULL AS expected, day AS found, 0 AS tolerance,
    format('{}月{}日という日はありません（「{}」）', month, day, any_value(quote)) AS message_ja,
    format('There is no day {}月{}日', month, day) AS message_en
FROM days
WHERE month BETWEEN 1 AND 99 AND day BETWEEN 1 AND 99
    AND (month > 12 OR day > CASE WHEN month = 2 THEN 29 WHEN month IN (4, 6, 9, 11) THEN 30 ELSE 31 END)
GROUP BY document, page, month, day;
