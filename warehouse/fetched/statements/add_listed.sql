-- What a source says of an address anew replaces what it said before; the first day on which it was listed stays.
INSERT INTO listed BY NAME
SELECT row.* EXCLUDE (noted), row.noted AS first_listed, row.noted AS last_listed
FROM (
    SELECT unnest(from_json($rows, '[{
        "url": "VARCHAR", "source": "VARCHAR", "ministry": "VARCHAR", "title": "VARCHAR", "published": "DATE", "fiscal_year": "INTEGER",
        "role": "VARCHAR", "page": "VARCHAR", "depth": "INTEGER", "noted": "TIMESTAMP"
    }]')) AS row
)
ON CONFLICT (url) DO UPDATE SET
    ministry = excluded.ministry,
    title = excluded.title,
    published = coalesce(excluded.published, published),
    fiscal_year = coalesce(excluded.fiscal_year, fiscal_year),
    role = excluded.role,
    page = coalesce(excluded.page, page),
    depth = least(excluded.depth, depth),
    last_listed = excluded.last_listed;
