-- 第Ⅱ期, 第二期, 2期 → 第2期; フェーズⅡ → 第2フェーズ; NULL for what is no phase.
CREATE TEMP MACRO counted(number) AS (
    coalesce(
        list_position(['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'], number),
        list_position(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'], number),
        try_cast(number AS INTEGER)
    )
);
CREATE TEMP MACRO phase(variant) AS (
    coalesce(
        '第' || counted(regexp_extract(norm(variant), '^第?([ivx]+|[0-9]+|[一二三四五六七八九十])(?:期|次|段階|フェーズ|ステージ)$', 1))
            || regexp_extract(norm(variant), '(期|次|段階|フェーズ|ステージ)$', 1),
        '第' || counted(regexp_extract(norm(variant), '^(?:フェーズ|ステージ)([ivx]+|[0-9]+)$', 1))
            || regexp_extract(norm(variant), '^(フェーズ|ステージ)', 1)
    )
);

-- Names that are one program by what is printed: `one` is tied to `other`.
CREATE TEMP TABLE ties AS
WITH
-- 本事業 and 補助事業 are whatever program a document speaks of; A-STEP is the name of one.
aliases AS (
    SELECT DISTINCT document, owner, key, owned(name_id(alias, NULL), owner) AS alias
    FROM (SELECT document, owner, key, unnest(aliases) AS alias FROM mentions WHERE variant IS NULL)
    WHERE NOT regexp_full_match(
        norm(alias),
        '(?:本|同|当|当該|この|その|各|前記|上記|新|旧|国庫|補助|助成|支援|対象|委託|実施|新規|継続|調査|研究|開発|事業|補助金|助成金|交付金|委託費'
        || '|制度|計画|基金|プログラム|プロジェクト|システム|メニュー|施策|取組|加算|給付|給付金|資金|費)+'
    ) AND length(norm(alias)) >= 2
),
-- センター・オブ・イノベーション(COI)プログラム is the センター・オブ・イノベーションプログラム too.
without_acronym AS (
    SELECT DISTINCT key, owned(name_id(regexp_replace(name, '[(（][A-Za-zＡ-Ｚａ-ｚ0-9－-]+[)）]', ''), variant), owner) AS alias
    FROM mentions
    WHERE regexp_matches(name, '[(（][A-Za-zＡ-Ｚａ-ｚ0-9－-]+[)）]')
),
-- 第2期, 第二期, 第Ⅱ期, II期: the phases of one program, however they are counted.
phases AS (
    SELECT DISTINCT key, owned(name_id(name, phase(variant)), owner) AS alias
    FROM mentions
    WHERE phase(variant) IS NOT NULL
),
-- 道路点検事業費 is what 道路点検事業 costs.
costs AS (
    SELECT DISTINCT key, owned(name_id(left(name, -1), variant), owner) AS alias
    FROM mentions
    WHERE suffix(name, '事業費')
)
-- An alias that only ever one program has is a name of that program: `identify` looks which ones are.
SELECT 'alias' AS basis, key AS one, alias AS other FROM aliases
UNION
SELECT 'shared', one.key, other.key
FROM aliases AS one
JOIN aliases AS other ON other.document = one.document AND other.alias = one.alias AND other.key > one.key
UNION
SELECT 'form', key, alias FROM phases
UNION
SELECT 'form', key, alias FROM without_acronym
UNION
SELECT 'form', key, alias FROM costs;
