-- One fetch at a time: one that still runs was killed.
UPDATE fetches SET status = 'interrupted' WHERE status = 'running';
