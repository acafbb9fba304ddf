DELETE FROM audit_facts WHERE audit_id NOT IN (SELECT audit_id FROM audits);
