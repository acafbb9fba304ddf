-- What each document is after the newest run.
SELECT * FROM ledger.current_documents ORDER BY document
