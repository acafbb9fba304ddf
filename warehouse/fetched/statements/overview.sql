WITH
visited AS (
    SELECT source, max(noted) AS visited
    FROM (
        SELECT source, noted FROM visits
        UNION ALL
        SELECT source, noted FROM responses JOIN listed USING (url)
    )
    GROUP BY source
),
documents AS (SELECT source, count(*) AS documents FROM fetched_documents WHERE NOT is_gone GROUP BY source),
alerts AS (SELECT source, count(*) AS alerts FROM standing_alerts GROUP BY source)
SELECT visited.source, visited.visited, coalesce(documents.documents, 0), coalesce(alerts.alerts, 0)
FROM visited LEFT JOIN documents USING (source) LEFT JOIN alerts USING (source)
ORDER BY visited.source;
