DELETE FROM audits WHERE "check" = $check;
