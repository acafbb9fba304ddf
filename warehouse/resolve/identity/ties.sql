-- Ⅱ and 二 are 2; NULL for what is no number.
CREATE TEMP MACRO counted(number) AS (
    coalesce(
        list_position(['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'], number),
        list_position(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'], number),
        try_cast(number AS INTEGER)
    )
);

-- 第ii期, 第二期, 2期 → 第2期; フェーズii → 第2フェーズ; NULL for what is no phase.
CREATE TEMP MACRO phase(form) AS (
    '第' || counted(
        regexp_extract(form, '^(?:第?|フェーズ|ステージ)([ivx]+|[0-9]+|[一二三四五六七八九十])(?:期|次|段階|フェーズ|ステージ)?$', 1)
    ) || nullif(regexp_extract(form, '期|次|段階|フェーズ|ステージ'), '')
);

-- Names that are one program by what is printed: `one` is tied to `other`. An alias that only ever one program has is a
-- name of that program; `identify` looks which ones are.
CREATE TEMP TABLE ties AS
WITH
spelled AS (
    SELECT DISTINCT 'alias' AS basis, document, key, owner, unnest(aliases) AS name, NULL AS variant
    FROM mentions
    WHERE variant IS NULL
    UNION
    -- 第2期, 第二期, 第Ⅱ期, II期: the phases of one program, however they are counted.
    SELECT 'form', NULL, key, owner, name, phase(form)
    FROM (SELECT *, norm(variant) AS form FROM mentions WHERE variant IS NOT NULL)
    WHERE phase(form) IS NOT NULL
    UNION
    -- 里山創造(SATO)プログラム is the 里山創造プログラム too.
    SELECT 'form', NULL, key, owner, regexp_replace(name, '[(（][A-Za-zＡ-Ｚａ-ｚ0-9－-]+[)）]', ''), variant
    FROM mentions
    WHERE regexp_matches(name, '[(（][A-Za-zＡ-Ｚａ-ｚ0-9－-]+[)）]')
    UNION
    -- 道路点検事業費 is what 道路点検事業 costs.
    SELECT 'form', NULL, key, owner, left(name, -1), variant
    FROM mentions
    WHERE suffix(name, '事業費')
),
normal AS (SELECT *, norm(name) AS form FROM spelled),
keyed AS (
    SELECT basis, document, key, raw, owned(raw, owner) AS other
    FROM (SELECT *, name_id(name, variant) AS raw FROM normal)
    -- 本事業 and 補助事業 are whatever program a document speaks of; A-STEP is the name of one.
    WHERE basis <> 'alias' OR (
        length(form) >= 2 AND NOT regexp_full_match(
            form,
            '(?:本|同|当|当該|この|その|各|前記|上記|新|旧|国庫|補助|助成|支援|対象|委託|実施|新規|継続|調査|研究|開発|事業|補助金|助成金|交付金'
            || '|委託費|制度|計画|基金|プログラム|プロジェクト|システム|メニュー|施策|取組|加算|給付|給付金|資金|費)+'
        )
    )
)
SELECT DISTINCT basis, key AS one, other, raw FROM keyed WHERE key <> other
UNION ALL
SELECT DISTINCT 'shared', one.key, two.key, NULL
FROM keyed AS one
JOIN keyed AS two ON two.document = one.document AND two.other = one.other AND two.key > one.key
WHERE one.basis = 'alias' AND two.basis = 'alias';
