-- The programs that touched documents have named until now; those that they name from now on come to them later.
CREATE TEMP TABLE touched_programs AS
SELECT DISTINCT program_id
FROM (
    SELECT program_id, document FROM program_mentions
    UNION ALL SELECT program_id, document FROM budgets
    UNION ALL SELECT program_id, document FROM dates
    UNION ALL SELECT program_id, document FROM region_lists
)
WHERE program_id IS NOT NULL AND document IN (FROM touched_documents);
