-- The units that hold a phrase. Where it begins or ends with a number ($first, $last, with the letter beside it), a
-- longer one that ends or begins so is none; but digits that were printed apart are no number of their own, and pass.
INSERT INTO exact
WITH held AS (
    SELECT unit,
        regexp_replace(translate(text, '０１２３４５６７８９，．', '0123456789,.'), ',([0-9]{3})', '\1', 'g') AS text
    FROM internal.passages_with($phrase)
),
numbered AS (
    SELECT
        unit,
        regexp_extract_all(text, if(regexp_matches($first, '[0-9]$'), '[0-9.]*[0-9]', '[0-9.]*[0-9][^0-9]')) AS begun,
        regexp_extract_all(text, if(regexp_matches($last, '^[0-9]'), '[0-9][0-9.]*', '[^0-9][0-9][0-9.]*')) AS ended
    FROM held
)
SELECT DISTINCT $phrase, unit
FROM numbered
WHERE ($first IS NULL OR list_contains(begun, $first)
        OR len(list_filter(begun, lambda number: ends_with(number, $first))) = 0)
    AND ($last IS NULL OR list_contains(ended, $last)
        OR len(list_filter(ended, lambda number: starts_with(number, $last))) = 0);
