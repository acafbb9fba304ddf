-- How many numbers the documents of today hold, and how many of them belong to nothing.
SELECT coalesce(sum(numbers), 0), coalesce(sum(numbers) FILTER (reason = 'unaccounted'), 0)
FROM current_accounts;
