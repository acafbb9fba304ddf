-- Whose a program can be: the local government that publishes a document, or the ministries that are named beside it.
CREATE TEMP TABLE ministries AS
WITH RECURSIVE bodies AS (
    SELECT name, kind, parent, successor
    FROM read_csv($ministries, all_varchar := true, header := true, nullstr := '')
),
-- 中小企業庁 is 経済産業省's.
agencies AS (
    SELECT b.name, b.parent AS ministry
    FROM bodies AS b JOIN bodies AS whole ON whole.name = b.parent AND whole.kind = 'ministry'
    WHERE b.kind IN ('agency', 'commission')
),
today AS (
    SELECT name, name AS now, 0 AS steps FROM bodies WHERE kind IN ('ministry', 'agency', 'commission', 'office')
    UNION ALL
    SELECT today.name, bodies.successor, steps + 1
    FROM today
    JOIN bodies ON bodies.name = today.now
    WHERE bodies.successor IS NOT NULL AND steps < 9
)
SELECT norm(name) AS key, coalesce(max(ministry), max_by(now, steps)) AS ministry
FROM (SELECT today.*, agencies.ministry FROM today LEFT JOIN agencies ON agencies.name = today.now)
GROUP BY name;

-- 小平市 is named by the publisher, or by the title (令和2年度小平市一般会計補正予算); 府中市 needs its prefecture.
CREATE TEMP TABLE local_documents AS
WITH governments AS (
    SELECT name, CASE WHEN count(DISTINCT code) = 1 THEN any_value(code) ELSE name END AS owner
    FROM municipalities
    WHERE kind IS DISTINCT FROM '区'
    GROUP BY name
    UNION ALL
    SELECT p.name || m.name, m.code
    FROM municipalities AS m JOIN prefectures AS p ON p.code = m.prefecture_code
    UNION ALL
    SELECT name, code FROM prefectures
),
fronts AS (
    SELECT document, regexp_replace(publisher, '\s', '', 'g') AS text, FALSE AS is_title
    FROM documents
    WHERE publisher IS NOT NULL
        -- 北海道経済産業局 is the state's, 大阪市立大学 its own.
        AND NOT regexp_matches(
            publisher,
            '(?:経済産業|財務|農政|整備|運輸|労働|開発|総合通信|森林管理|防衛|厚生|入国管理|法務|国税)局|税関|管区|大学|機構|会社'
        )
    UNION ALL
    SELECT
        document,
        regexp_extract(
            regexp_replace(title, '\s', '', 'g'),
            '(.*[都道府県市区町村])(?:一般会計|特別会計|議会|当初予算|補正予算|予算書)', 1
        ),
        TRUE
    FROM documents WHERE publisher IS NULL AND title IS NOT NULL
),
candidates AS (
    SELECT document, length, CASE WHEN is_title THEN right(text, length) ELSE left(text, length) END AS name
    FROM (SELECT *, unnest(range(2, 13)) AS length FROM fronts)
    WHERE length(text) >= length
)
SELECT document, max_by(owner, length) AS owner
FROM candidates JOIN governments USING (name)
GROUP BY document;

-- 文部科学省・経済産業省 are two ministries.
CREATE TEMP TABLE ministries_of AS
WITH printed AS (
    SELECT DISTINCT organization
    FROM (SELECT organization FROM program_mentions UNION ALL SELECT organization FROM budgets)
    WHERE organization IS NOT NULL
)
SELECT organization, list_sort(list(DISTINCT ministry)) AS names
FROM (SELECT organization, unnest(string_split_regex(organization, '[・、,／/()（）]')) AS part FROM printed)
JOIN ministries ON key = norm(part)
GROUP BY organization;
