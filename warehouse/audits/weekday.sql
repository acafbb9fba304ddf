-- severity: error
-- A day whose printed weekday is not the one that the calendar gives it: 令和6年4月1日（火）.
WITH printed AS (
    SELECT
        document, page, line, fact_id, start_date, value_quote,
        regexp_extract(
            substr(quote, instr(quote, value_quote) + length(value_quote), 8),
            '^\s*[(（\[]\s*([月火水木金土日])\s*(?:曜日?)?\s*[)）・、\]]', 1
        ) AS weekday
    FROM dates
    WHERE precision = 'day' AND NOT coalesce(is_range, FALSE) AND start_date = end_date
        AND contains(quote, value_quote)
        AND length(quote) - length(replace(quote, value_quote, '')) = length(value_quote)
),
compared AS (
    SELECT *, substr('日月火水木金土', dayofweek(start_date)::INTEGER + 1, 1) AS actual FROM printed WHERE weekday <> ''
)
SELECT
    document, page, line, [fact_id] AS facts, ['日付'] AS roles,
    instr('日月火水木金土', actual) AS expected, instr('日月火水木金土', weekday) AS found, 0 AS tolerance,
    format('{}は{}曜日ですが、（{}）と印刷されています', wareki(start_date), actual, weekday) AS message_ja,
    format('{} is no {}曜日 but a {}曜日', start_date, weekday, actual) AS message_en
FROM compared
WHERE weekday <> actual;
