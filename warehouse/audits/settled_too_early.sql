-- severity: warning
-- A settled amount (決算, 執行額) of a fiscal year that was not over when the document came out.
SELECT
    b.document, b.page, b.line, [b.fact_id] AS facts, ['決算'] AS roles,
    b.fiscal_year::HUGEINT AS expected, year(d.published_end)::HUGEINT AS found, 0 AS tolerance,
    format('{}の{}（{}）が、年度の終わらない{}の文書に印刷されています', nendo(b.fiscal_year),
        coalesce(b.stage_printed, '決算額'), b.value_quote, wareki(d.published_end)) AS message_ja,
    format('What was settled for fiscal {} is printed in a document of {}', b.fiscal_year, d.published_end) AS message_en
FROM budgets AS b
JOIN documents AS d ON d.document = b.document
WHERE b.stage = 'settled' AND d.published_end < make_date(b.fiscal_year + 1, 4, 1);
