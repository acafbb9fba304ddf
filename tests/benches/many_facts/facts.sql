-- The facts themselves, as the kinds write them: of the real documents in so far as their numbers, the length of what
-- they quote and the evidence of their fields go.
INSERT INTO facts BY NAME
SELECT
    n * 100 + k AS extraction_id, i AS ordinal, left(md5(concat(n, kind, i)), 24) AS fact_id, value,
    md5(concat(n, kind, i)) AS anchor, i AS block, 0 AS span_start, 8 AS span_end, page, quote, value_quote,
    'a rule' AS rule, FALSE AS repaired, [0] AS sections, TRUE AS is_spelled, evidence,
    CASE WHEN kind = 'budget' THEN i // 32 END AS table_number, i % 32 AS table_row, 1 + i // 32 % 2 AS table_column,
    CASE WHEN kind = 'budget' THEN program END AS row_label, 0 AS label_column
FROM (
    SELECT *, coalesce(
        list_transform(shown, lambda f: {
            field: f.field, value: f.value, quote: f.quote, page: page, box: [99.84, 72.12, 159.84, 84.12],
            basis: f.basis, rule: 'a rule'
        })::JSON, '[]'::JSON
    ) AS evidence
    FROM (
        SELECT
            *,
            {
                title: '令和' || reiwa || '年度 ' || subject || '関係予算の概要', publisher: publisher,
                published_start: make_date(year - 1, 12, 20), published_end: make_date(year - 1, 12, 20),
                published_precision: 'day', document_class: '予算'
            }::JSON AS value,
            '令和' || reiwa || '年度 ' || subject || '関係予算の概要' AS quote, subject AS value_quote,
            [] AS shown
        FROM numbers WHERE kind = 'document'
        UNION ALL BY NAME
        SELECT
            *,
            {
                program: CASE WHEN i < 64 THEN program ELSE deed || '費' || i END,
                variant: CASE WHEN i % 32 % 4 = 3 THEN variant END, organization: publisher,
                fiscal_year: year - i // 32 % 2, stage: if(i // 32 % 2 = 0, 'draft', 'budget'),
                stage_printed: if(i // 32 % 2 = 0, '予算案', '予算'), scope: 'total', amount_min: million * 1000000,
                amount_max: million * 1000000, lower_bound: million * 1000000, upper_bound: million * 1000000,
                modifier: 'exact', resolution: 1000000, level: if(i < 64, 'program', 'line'), year_basis: 'header'
            }::JSON AS value,
            program || ' ' || format('{:,}', million) AS quote, format('{:,}', million) AS value_quote,
            [
                {field: 'program', value: program, quote: program, basis: 'header'},
                {field: 'fiscal_year', value: year::VARCHAR, quote: '令和' || reiwa || '年度', basis: 'header'},
                {field: 'stage', value: 'draft', quote: '予算案', basis: 'header'}
            ] AS shown
        FROM numbers WHERE kind = 'budget'
        UNION ALL BY NAME
        SELECT
            *,
            {
                name: program, variant: CASE WHEN i % 4 = 3 THEN variant END, organization: publisher,
                aliases: CASE WHEN i = 0 THEN ['本事業'] ELSE [] END
            }::JSON AS value,
            i || ' ' || program AS quote, program AS value_quote, [] AS shown
        FROM numbers WHERE kind = 'program'
        UNION ALL BY NAME
        SELECT
            *,
            {
                start_date: start_day, end_date: start_day, precision: 'day', is_range: FALSE,
                label_ja: wareki_of(start_day), role: 'event', event: '公募', event_kind: '公募', subject: program
            }::JSON AS value,
            wareki_of(start_day) || 'から、' || program || 'の公募を開始する。' AS quote,
            wareki_of(start_day) AS value_quote,
            [
                {field: 'start_date', value: start_day::VARCHAR, quote: wareki_of(start_day), basis: 'printed'},
                {field: 'event', value: '公募', quote: '公募', basis: 'sentence'},
                {field: 'event_kind', value: '公募', quote: '公募', basis: 'sentence'}
            ] AS shown
        FROM (
            SELECT *, make_date(year, 1, 1) + (hash(n, i) % 365)::INTEGER AS start_day
            FROM numbers WHERE kind = 'date'
        )
        UNION ALL BY NAME
        SELECT
            * EXCLUDE (place),
            {name: place.name, prefecture_code: place.prefecture_code, municipality_code: place.code}::JSON AS value,
            place.name || 'における' || subject || 'の' || deed AS quote, place.name AS value_quote, [] AS shown
        FROM (
            SELECT *, list_extract(places, (1 + hash(n, i) % len(places))::BIGINT) AS place
            FROM numbers, words WHERE kind = 'place'
        )
        UNION ALL BY NAME
        SELECT
            *,
            {
                subject: subject || 'の' || deed || '件数', value: million, unit: '件', year: year, kind: '目標',
                modifier: 'exact'
            }::JSON AS value,
            subject || 'の' || deed || '件数を' || format('{:,}', million) || '件とする。' AS quote,
            format('{:,}', million) || '件' AS value_quote,
            [{field: 'year', value: year::VARCHAR, quote: '令和' || reiwa || '年度', basis: 'sentence'}] AS shown
        FROM numbers WHERE kind = 'count'
        UNION ALL BY NAME
        SELECT
            *,
            {
                subject: '比較', amount_min: -million * 1000, amount_max: -million * 1000, modifier: 'exact',
                currency: 'JPY', resolution: 1000
            }::JSON AS value,
            program || ' △' || format('{:,}', million) AS quote, '△' || format('{:,}', million) AS value_quote,
            [] AS shown
        FROM numbers WHERE kind = 'money_other'
        UNION ALL BY NAME
        SELECT
            *, {name: publisher, canonical_name: publisher, kind: 'ministry'}::JSON AS value,
            publisher || 'が' || program || 'を' || deed || 'する。' AS quote, publisher AS value_quote, [] AS shown
        FROM numbers WHERE kind = 'organization'
        UNION ALL BY NAME
        SELECT
            *, {name: subject || deed || '基本計画'}::JSON AS value,
            '「' || subject || deed || '基本計画」に基づき、' || program || 'を実施する。' AS quote,
            subject || deed || '基本計画' AS value_quote, [] AS shown
        FROM numbers WHERE kind = 'policy_document'
        UNION ALL BY NAME
        SELECT
            * EXCLUDE (chosen),
            {
                label: '採択地域', program: program, event: '採択', fiscal_year: year, declared_count: 5,
                counted_unit: '地域', member_count: 5,
                members: list_transform(chosen, lambda place: {
                    name: place.name, relation: 'is', prefecture_code: place.prefecture_code,
                    municipality_code: place.code
                })
            }::JSON AS value,
            '採択地域は、' || list_aggregate(list_transform(chosen, lambda place: place.name), 'string_agg', '、')
                || 'の5地域である。' AS quote,
            '5地域' AS value_quote,
            [{field: 'program', value: program, quote: program, basis: 'heading'}] AS shown
        FROM (
            SELECT *, list_transform(
                range(5),
                lambda m: list_extract(places, (1 + hash(n, m) % len(places))::BIGINT)
            ) AS chosen
            FROM numbers, words WHERE kind = 'region_list'
        )
    )
);
