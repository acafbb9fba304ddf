SELECT source, subject, cause, reason, remedy, noted FROM standing_alerts ORDER BY noted, source, subject, cause;
