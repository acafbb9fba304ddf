INSERT OR REPLACE INTO sightings
SELECT
    row.document, $seen, row.sha256, row.stat.size, row.stat.mtime_ns, row.stat.ctime_ns, row.stat.inode
FROM (
    SELECT unnest(from_json($rows, '[{
        "document": "VARCHAR", "sha256": "VARCHAR",
        "stat": {"size": "BIGINT", "mtime_ns": "BIGINT", "ctime_ns": "BIGINT", "inode": "UBIGINT"}
    }]')) AS row
);
