-- severity: warning
-- scope: all
-- One program, variant, event and year with different declared numbers in two documents.
WITH counts AS (
    SELECT
        l.*, d.title,
        hash(program_id, coalesce(event, ''), fiscal_year, counted_unit) AS purpose
    FROM region_lists AS l
    JOIN documents AS d USING (document)
    WHERE program_id IS NOT NULL AND fiscal_year IS NOT NULL AND event IS NOT NULL AND parent_list_id IS NULL
        AND declared_count IS NOT NULL AND declared_modifier IS NULL AND declared_max IS NULL AND same_as IS NULL
    QUALIFY count(*) OVER (PARTITION BY l.document, purpose) = 1
)
SELECT
    other.document, other.page, other.line, [one.fact_id, other.fact_id] AS facts, ['一方', '他方'] AS roles,
    one.declared_count AS expected, other.declared_count AS found, 0 AS tolerance,
    format('{}の{}の{}は、「{}」では{}{}、「{}」では{}{}です', other.program, nendo(other.fiscal_year), other.event,
        coalesce(one.title, parse_filename(one.document)), one.declared_count, coalesce(one.counted_unit, ''),
        coalesce(other.title, parse_filename(other.document)), other.declared_count, coalesce(other.counted_unit, '')
    ) AS message_ja,
    format('{}, fiscal {}: {} in one document, {} in another', other.program, other.fiscal_year, one.declared_count,
        other.declared_count) AS message_en
FROM counts AS one
JOIN counts AS other
    ON other.purpose = one.purpose AND other.document > one.document AND other.declared_count <> one.declared_count;
