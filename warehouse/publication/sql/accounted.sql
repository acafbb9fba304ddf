-- What the numbers of each document belong to.
INSERT INTO accounted BY NAME
SELECT document, reason, numbers, round(numbers / sum(numbers) OVER (PARTITION BY document), 6) AS share
FROM ledger.current_accounts
WHERE document IN (FROM touched_documents)
ORDER BY document, numbers DESC, reason;
