SELECT summary FROM runs WHERE status = 'done' ORDER BY run_id DESC LIMIT 1;
