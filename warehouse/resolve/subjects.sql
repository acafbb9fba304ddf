-- What an event or a number is about: the one program that its own words name, else the one of the heading above.
CREATE TEMP TABLE blocks AS
SELECT fact_id, document, block, sections[1] AS heading
FROM published_facts
WHERE list_contains(kinds_of(['dates', 'indicators', 'program_mentions']), kind);

CREATE TEMP TABLE programs_in_blocks AS
SELECT b.document, b.block, m.program_id, m.value_quote
FROM program_mentions AS m
JOIN blocks AS b ON b.fact_id = m.fact_id AND b.document = m.document;

CREATE TEMP TABLE subjects AS
WITH asking AS (
    SELECT fact_id, document, quote, subject AS variant FROM dates
    WHERE document IN (FROM touched_documents) AND program_id IS NULL AND role = 'event'
        AND event_kind IN ('公募', '採択', '開始', '終了', '期間', '公表')
    UNION ALL
    SELECT fact_id, document, quote, NULL FROM indicators WHERE document IN (FROM touched_documents)
),
placed AS (SELECT a.*, b.block, b.heading FROM asking AS a JOIN blocks AS b USING (fact_id, document)),
in_words AS (
    SELECT p.fact_id, any_value(m.program_id) AS program_id
    FROM placed AS p
    JOIN programs_in_blocks AS m
        ON m.document = p.document AND m.block = p.block AND contains(p.quote, m.value_quote)
    GROUP BY p.fact_id
    HAVING count(DISTINCT m.program_id) = 1
),
in_headings AS (
    SELECT p.fact_id, any_value(m.program_id) AS program_id
    FROM placed AS p
    JOIN programs_in_blocks AS m ON m.document = p.document AND m.block = p.heading
    GROUP BY p.fact_id
    HAVING count(DISTINCT m.program_id) = 1
)
-- A date whose subject is known is about a program only where that subject is its variant: 発展型(H17から開始).
SELECT fact_id, p.program_id
FROM in_words AS w
FULL JOIN in_headings AS h USING (fact_id)
JOIN asking USING (fact_id)
JOIN programs AS p ON p.program_id = coalesce(w.program_id, h.program_id)
WHERE asking.variant IS NULL OR norm(asking.variant) = norm(p.variant);

UPDATE dates SET program_id = subjects.program_id
FROM subjects WHERE subjects.fact_id = dates.fact_id AND dates.program_id IS NULL;

UPDATE indicators SET program_id = subjects.program_id
FROM subjects WHERE subjects.fact_id = indicators.fact_id;

-- The plan or law of that name, where the document names it so: 第２期科学技術基本計画 is number 第2期 of its name.
UPDATE dates SET policy_document_id = named.policy_document_id
FROM (
    SELECT d.fact_id, any_value(p.policy_document_id) AS policy_document_id
    FROM (
        SELECT fact_id, document, norm(subject) AS subject
        FROM dates
        WHERE subject IS NOT NULL AND document IN (FROM touched_documents)
    ) AS d
    JOIN (
        SELECT document, policy_document_id, unnest([norm(name), norm(coalesce(number, '') || name)]) AS subject
        FROM policy_documents
        WHERE document IN (FROM touched_documents)
    ) AS p USING (document, subject)
    GROUP BY d.fact_id
    HAVING count(DISTINCT p.policy_document_id) = 1
) AS named
WHERE named.fact_id = dates.fact_id;

-- 平成14年度から開始, 事業開始年度：平成14年度, 事業期間 平成26年度～30年度. 平成19年度開始地域 says when regions began.
UPDATE programs SET first_year = said.first_year, last_year = said.last_year
FROM (
    SELECT
        program_id,
        min(CASE precision WHEN 'year' THEN year(start_date) ELSE fiscal_year_of(start_date) END) FILTER (
            (event_kind = '開始' AND (modifier = 'from' OR regexp_matches(event, '事業開始|開始年度|創設')))
            OR (is_range AND regexp_matches(event, '(?:事業|実施|補助)期間'))
        ) AS first_year,
        max(CASE precision WHEN 'year' THEN year(end_date) ELSE fiscal_year_of(end_date) END) FILTER (
            (event_kind = '終了' AND (modifier = 'until' OR subject IS NOT NULL))
            OR (is_range AND regexp_matches(event, '(?:事業|実施|補助)期間'))
        ) AS last_year
    FROM dates
    WHERE program_id IN (FROM touched_programs) AND role = 'event'
    GROUP BY program_id
) AS said
WHERE said.program_id = programs.program_id;
