SELECT count(*) FROM current_misspelled;
