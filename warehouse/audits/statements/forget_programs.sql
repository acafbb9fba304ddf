-- Findings on programs that are looked at again, and on facts that are no more.
DELETE FROM audits
WHERE "check" = $check AND audit_id IN (
    SELECT f.audit_id
    FROM audit_facts AS f
    LEFT JOIN budgets AS b USING (fact_id)
    LEFT JOIN other_money AS m USING (fact_id)
    WHERE b.program_id IN (FROM touched_programs) OR coalesce(b.fact_id, m.fact_id) IS NULL
);
