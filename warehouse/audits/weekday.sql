-- severity: error
-- A day whose printed weekday is not the one that the calendar gives it: 令和6年4月1日（火）, also at a range's ends.
WITH printed AS (
    SELECT
        document, page, line, fact_id, start_date, end_date,
        list_filter(
            regexp_extract_all(
                value_quote,
                '[(（\[]\s*([月火水木金土日])\s*(?:曜日?)?\s*(?:[・、,]?\s*[祝休])?\s*[)）\]]', 1
            ) || [
                CASE WHEN length(quote) - length(replace(quote, value_quote, '')) = length(value_quote)
                    THEN regexp_extract(
                        substr(quote, instr(quote, value_quote) + length(value_quote), 8),
                        '^\s*[(（\[]\s*([月火水木金土日])\s*(?:曜日?)?\s*[)）・、\]]', 1
                    )
                END
            ],
            lambda weekday: weekday <> ''
        ) AS weekdays
    FROM dates
    WHERE precision = 'day' AND document IN (FROM touched_documents)
),
days AS (
    SELECT *, coalesce(start_date, end_date) AS day, weekdays[1] AS weekday
    FROM printed
    WHERE len(weekdays) = 1 AND (start_date = end_date OR start_date IS NULL OR end_date IS NULL)
    UNION ALL
    SELECT *, unnest([start_date, end_date]) AS day, unnest(weekdays) AS weekday
    FROM printed
    WHERE len(weekdays) = 2 AND start_date < end_date
),
compared AS (SELECT *, substr('日月火水木金土', dayofweek(day)::INTEGER + 1, 1) AS actual FROM days)
SELECT
    document, page, line, [fact_id] AS facts, ['日付'] AS roles,
    instr('日月火水木金土', actual) AS expected, instr('日月火水木金土', weekday) AS found, 0 AS tolerance,
    format('{}は{}曜日ですが、（{}）と印刷されています', wareki(day), actual, weekday) AS message_ja,
    format('{} is no {}曜日 but a {}曜日', day, weekday, actual) AS message_en
FROM compared
WHERE weekday <> actual;
