-- What facts are made of: words, those who publish, places; and the kinds with so many facts a document.
CREATE TEMP TABLE kinds AS
SELECT kind, facts, row_number() OVER () AS k
FROM (SELECT unnest(map_entries($kinds::MAP(VARCHAR, INTEGER)), recursive := true)) AS each(kind, facts);

CREATE TEMP TABLE words AS
SELECT
    $subjects::VARCHAR[] AS subjects, $deeds::VARCHAR[] AS deeds, $shapes::VARCHAR[] AS shapes,
    (SELECT list(name) FROM read_csv('pipeline/japanese/ministries.csv') WHERE kind IN ('ministry', 'agency'))
        AS publishers,
    (
        SELECT list({code: code, name: name, prefecture_code: prefecture_code})
        FROM read_csv('pipeline/japanese/municipalities.csv', all_varchar := true) WHERE valid_to IS NULL
    ) AS places;

CREATE TEMP MACRO word(words, a, b, c) AS words[1 + (hash(a, b, c) % len(words))::INTEGER];

CREATE TEMP MACRO wareki_of(day) AS format(
    '令和{}年{}月{}日', coalesce(nullif(year(day) - 2018, 1)::VARCHAR, '元'), month(day), day(day)
);
