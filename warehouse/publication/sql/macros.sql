-- The macros of the published file. The first comment line above each says what it does, in Japanese and English.

-- 日付の属する年度（始まる年の西暦） / The fiscal year of a day, as the Western year in which it starts
CREATE MACRO fiscal_year_of(date) AS (year(date::DATE) - CASE WHEN month(date::DATE) < 4 THEN 1 ELSE 0 END);

-- 年度の和暦（2009 → 平成21年度、2019 → 令和元年度） / A fiscal year in the Japanese calendar
CREATE MACRO nendo(year) AS (
    CASE
        WHEN year >= 2019 THEN '令和' || CASE year WHEN 2019 THEN '元' ELSE (year - 2018)::VARCHAR END
        WHEN year >= 1989 THEN '平成' || CASE year WHEN 1989 THEN '元' ELSE (year - 1988)::VARCHAR END
        WHEN year >= 1926 THEN '昭和' || CASE year WHEN 1926 THEN '元' ELSE (year - 1925)::VARCHAR END
        WHEN year >= 1912 THEN '大正' || CASE year WHEN 1912 THEN '元' ELSE (year - 1911)::VARCHAR END
        WHEN year >= 1868 THEN '明治' || CASE year WHEN 1868 THEN '元' ELSE (year - 1867)::VARCHAR END
        ELSE year::VARCHAR
    END || '年度'
);

-- 年度の始まりと終わりの日（2009 → 2009-04-01 から 2010-03-31）。start_date BETWEEN fy(2009).first AND fy(2009).last / The first and the last day of a fiscal year
CREATE MACRO fy(year) AS ({'first': make_date(year::BIGINT, 4, 1), 'last': make_date(year::BIGINT + 1, 3, 31)});

-- 日付の和暦（2009-04-01 → 平成21年4月1日）。明治6年の改暦より前は西暦 / A day in the Japanese calendar
CREATE MACRO wareki(date) AS (
    CASE
        WHEN date::DATE >= DATE '2019-05-01'
            THEN '令和' || CASE year(date::DATE) WHEN 2019 THEN '元' ELSE (year(date::DATE) - 2018)::VARCHAR END
        WHEN date::DATE >= DATE '1989-01-08'
            THEN '平成' || CASE year(date::DATE) WHEN 1989 THEN '元' ELSE (year(date::DATE) - 1988)::VARCHAR END
        WHEN date::DATE >= DATE '1926-12-25'
            THEN '昭和' || CASE year(date::DATE) WHEN 1926 THEN '元' ELSE (year(date::DATE) - 1925)::VARCHAR END
        WHEN date::DATE >= DATE '1912-07-30'
            THEN '大正' || CASE year(date::DATE) WHEN 1912 THEN '元' ELSE (year(date::DATE) - 1911)::VARCHAR END
        WHEN date::DATE >= DATE '1873-01-01' THEN '明治' || (year(date::DATE) - 1867)::VARCHAR
        ELSE year(date::DATE)::VARCHAR
    END || '年' || month(date::DATE)::VARCHAR || '月' || day(date::DATE)::VARCHAR || '日'
);

-- A positive amount in yen, in millions. An argument of a macro is put in wherever its name stands, so that it stands
-- here as seldom as can be; whole numbers of 64 bits are several times faster than those of 128.
CREATE MACRO internal.in_yen(amount) AS concat(
    CASE WHEN amount >= 1000000000000 THEN format('{:,}兆', amount // 1000000000000) END,
    CASE WHEN amount // 100000000 % 10000 > 0 THEN format('{:,}億', amount // 100000000 % 10000) END,
    CASE WHEN amount // 10000 % 10000 > 0 THEN format('{:,}万', amount // 10000 % 10000) END,
    CASE WHEN amount % 10000 > 0 OR amount = 0 THEN format('{:,}', amount % 10000) END,
    '円'
);
CREATE MACRO internal.in_millions(amount) AS concat(
    format('{:,}', amount // 1000000),
    CASE WHEN amount % 1000000 > 0 THEN '.' || rtrim(lpad((amount % 1000000)::VARCHAR, 6, '0'), '0') END,
    '百万円'
);

-- 円の読みやすい表記（1234560000 → 12億3,456万円、負は△） / Yen as people read them
CREATE MACRO yen_ja(amount) AS (
    CASE
        WHEN abs(amount) < 9000000000000000000
            THEN if(amount < 0, '△', '') || internal.in_yen(TRY_CAST(abs(amount) AS BIGINT))
        ELSE replace(format('{:,}円', amount::HUGEINT), '-', '△')
    END
);

-- 百万円での表記（7530000000 → 7,530百万円、端数は小数で示し丸めない） / Yen in millions, never rounded
CREATE MACRO hyakuman_yen(amount) AS (
    CASE
        WHEN abs(amount) < 9000000000000000000
            THEN if(amount < 0, '△', '') || internal.in_millions(TRY_CAST(abs(amount) AS BIGINT))
        ELSE replace(format('{:,}円', amount::HUGEINT), '-', '△')
    END
);

-- 比較用の正規形（全角・半角、旧字の部首、大文字・小文字、空白、括弧、句読点、横線の違いを除く） / The normal form in which names are compared
CREATE MACRO norm(text) AS (
    regexp_replace(
        nfc_normalize(
            CASE
                WHEN regexp_matches(lower(text), ${rare_pattern})
                    THEN translate(
                        list_reduce(
                            [lower(text)] || ${several},
                            lambda spelled, letter: replace(
                                spelled, letter, (${several_plain})[list_position(${several}, letter)]
                            )
                        ),
                        ${rare_letters}, ${rare_plain}
                    )
                WHEN regexp_matches(lower(text), ${common_pattern})
                    THEN translate(lower(text), ${common_letters}, ${common_plain})
                ELSE lower(text)
            END
        ),
        ${dropped_pattern}, '', 'g'
    )
);

-- 名前（と類型・番号）の識別子。正規形が同じなら同じ / The identity of a name with its variant or number
CREATE MACRO name_id(name, variant) AS (left(md5(norm(name) || coalesce(norm(variant), '')), 12));

-- 事実の出典（発行者『資料名』、頁、引用） / Where a fact was printed, as a citation
CREATE MACRO cite(fact) AS (
    SELECT concat(
        d.publisher, '『', coalesce(d.title, parse_filename(f.document)), '』',
        CASE WHEN d.published_start IS NOT NULL THEN '（' || wareki(d.published_start) || '）' END,
        CASE WHEN f.line IS NULL THEN '、' || f.page || '頁' ELSE '、' || f.line || '行目' END,
        '「', f.quote, '」'
    )
    -- Apart, so that a column of the caller's is not taken for one of ours; with concat, so that DuckDB looks for the
    -- facts that are asked for and does not cite all that there are.
    FROM (SELECT concat(fact) AS wanted)
    JOIN facts AS f ON f.fact_id = wanted
    LEFT JOIN documents AS d ON d.document = f.document
);

-- Whether a text holds the words in their normal form; where letters that tell are absent, that form is not made.
CREATE MACRO internal.telling(words) AS regexp_extract_all(norm(words), ${telling_pattern});
CREATE MACRO internal.has_letter(text, letter) AS (
    contains(text, coalesce(letter, ''))
    OR contains(text, translate(coalesce(letter, ''), ${telling_letters}, ${telling_others}))
    OR (letter BETWEEN '0' AND '9' AND regexp_matches(text, ${rare_pattern}))
);
CREATE MACRO internal.holds(text, words) AS (
    contains(text, words)
    OR (
        internal.has_letter(text, internal.telling(words)[1])
        AND internal.has_letter(text, internal.telling(words)[-1])
        AND internal.has_letter(text, internal.telling(words)[len(internal.telling(words)) // 2 + 1])
        AND contains(norm(text), norm(words))
    )
);

-- 語を含む引用の検索（表記の違いを越えて） / Facts whose quote holds the words, however they are spelled
CREATE MACRO find(text) AS TABLE
SELECT f.table_name, f.document, f.page, f.line, f.value_quote, f.quote, f.fact_id
FROM facts AS f
WHERE internal.holds(f.quote, text)
ORDER BY f.document, f.page, f.line, f.table_name, f.fact_id;

-- The passages that hold the words. Most of those that have all their pairs of neighbouring letters do; who asks for
-- one letter alone looks for pairs that begin with it.
CREATE MACRO internal.passages_with(text) AS TABLE
WITH
asked AS (SELECT norm(text) AS words),
pairs AS (
    SELECT DISTINCT unnest(
        list_transform(range(1, greatest(length(words), 2)), lambda start: substr(words, start, 2))
    ) AS bigram
    FROM asked
),
candidates AS (
    SELECT passage FROM internal.passage_bigrams
    WHERE bigram IN (FROM pairs)
    GROUP BY passage HAVING count(*) = (SELECT count(*) FROM pairs)
    UNION
    SELECT passage FROM internal.passage_bigrams
    WHERE length(norm(text)) = 1 AND starts_with(bigram, norm(text))
)
SELECT p.*
FROM internal.passages AS p
JOIN candidates USING (passage)
JOIN asked ON contains(p.plain, asked.words);

-- 語を含む箇所の検索（全文書の見出し・段落・セルから、表記の違いを越えて） / Passages that hold the words, however they are spelled
CREATE MACRO find_passages(text) AS TABLE
SELECT p.document, p.page, p.line, p.position, p.kind, p.text
FROM internal.passages_with(text) AS p
ORDER BY p.document, p.page, p.line, p.position;
