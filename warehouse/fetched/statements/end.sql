UPDATE fetches SET finished = $now, status = $status, summary = $summary WHERE fetch_id = $fetch_id;
