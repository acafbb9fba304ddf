INSERT INTO exact SELECT DISTINCT $phrase, unit FROM internal.passages_with($phrase);
