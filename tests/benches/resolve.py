"""What publishing costs, in full and for one new document, over a warehouse of a given size.

`make bench-resolve`. By default 100,000 mentions of programs and a million budget figures in 20,000
documents, and a tenth of that beside it: what one document costs should not grow with the warehouse. Times
are told, never asserted.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from timing import seconds

from pipeline.home import Home
from warehouse.ledger.store import Ledger
from warehouse.publish import publish

MENTIONS, FIGURES = 5, 50  # of a document
DOCUMENTS = 20_000
RUN = """
    INSERT INTO runs (run_id, started, status) VALUES ($run, TIMESTAMP '2026-01-01' + to_days($run), 'done');
"""
# A document is a ministry's of a year: programs come back every year, a part of the figures is printed in the
# next year's document again, in whole hundreds of millions.
DOCUMENT = """
    INSERT INTO versions
    SELECT n, 'ministry/' || n || '.pdf', 'ministry', 'new', md5(n::VARCHAR), 'reader', NULL, NULL, $run
    FROM range($first, $last) AS r(n);
    INSERT INTO readings (sha256, reader_version, status, media_type, pages, title, run_id)
    SELECT md5(n::VARCHAR), 'reader', 'read', 'application/pdf', 10, '予算の概要 ' || n, $run
    FROM range($first, $last) AS r(n);
    INSERT INTO extractions
    SELECT n * 2 + k, 'ministry/' || n || '.pdf', md5(n::VARCHAR), 'reader', kind, '1', '{}', 'done', NULL,
        CASE k WHEN 0 THEN $mentions ELSE $figures END, $run
    FROM range($first, $last) AS r(n), (VALUES (0, 'program'), (1, 'budget')) AS kinds(k, kind);
"""
FACTS = """
    INSERT INTO facts BY NAME
    SELECT
        n * 2 + CASE kind WHEN 'program' THEN 0 ELSE 1 END AS extraction_id, i AS ordinal,
        left(md5(concat(n, kind, i)), 24) AS fact_id, value, md5(concat(n, kind, i)) AS anchor,
        i AS block, 0 AS span_start, 8 AS span_end, i % 10 + 1 AS page,
        '地域里山再生第' || program || '支援事業 ' || millions || '百万円' AS quote,
        CASE kind WHEN 'program' THEN program || '支援事業' ELSE millions || '百万円' END
            AS value_quote,
        'a rule' AS rule, FALSE AS repaired,
        [{field: 'amount_min', value: millions, quote: millions || '百万円', page: i % 10 + 1,
          basis: 'printed', rule: 'a rule'}]::JSON AS evidence,
        [0] AS sections, CASE WHEN i % 5 > 1 THEN i // 10 END AS table_number, i % 10 AS table_row,
        1 AS table_column,
        program || '支援事業' AS row_label, 0 AS label_column, TRUE AS is_spelled
    FROM (
        SELECT n, kind, i, program, millions,
            CASE kind
                WHEN 'program' THEN {
                    name: program || '支援事業', organization: '環境省',
                    variant: CASE WHEN i % 4 = 3 THEN '第' || (year % 3 + 1) || '期' END,
                    aliases: CASE WHEN i = 0 THEN ['S-' || program] ELSE [] END
                }::JSON
                ELSE {
                    program: CASE WHEN i % 3 = 2 THEN '旅費' || i ELSE program || '支援事業' END,
                    variant: CASE WHEN i % 12 = 3 THEN '第' || (year % 3 + 1) || '期' END,
                    organization: '環境省', fiscal_year: year - i % 2,
                    stage: CASE i % 2 WHEN 0 THEN 'draft' ELSE 'budget' END,
                    scope: 'total', level: 'program', modifier: 'exact',
                    amount_min: millions * 1000000, amount_max: millions * 1000000,
                    resolution: resolution * 1000000
                }::JSON
            END AS value
        FROM (
            SELECT *, CASE WHEN i % 4 = 1 THEN (million // 100 + 1) * 100 ELSE million END AS millions,
                CASE WHEN i % 4 = 1 THEN 100 ELSE 1 END AS resolution
            FROM (
                SELECT n, kind, i, n % 20 + 2005 AS year,
                    translate(
                        md5(((n // 20 * 7 + i % $mentions) % 8000)::VARCHAR)[:8],
                        '0123456789abcdef', 'あいうえおかきくけこさしすせそた'
                    ) AS program,
                    hash(n // 20, i % $mentions, n % 20 - i % 2)::HUGEINT % 9000 + 100 AS million
                FROM range($first, $last) AS r(n), range($figures) AS s(i),
                    (VALUES ('program'), ('budget')) AS kinds(kind)
                WHERE kind = 'budget' OR i < $mentions
            )
        )
    );
"""


def main(documents: int = DOCUMENTS) -> None:
    """Compare a whole warehouse with a tenth of it."""
    print(f"{'':32}" + "".join(f"{size:>20,} documents" for size in (documents // 10, documents)))
    columns = [_measured(documents // 10), _measured(documents)]
    for name in columns[0]:
        print(f"{name:32}" + "".join(f"{column[name]:>28,.2f} s" for column in columns))


def _measured(documents: int) -> dict[str, float]:
    with TemporaryDirectory(prefix="seisaku-bench-") as folder:
        home = Home(Path(folder))
        home.warehouse.mkdir(parents=True)
        _add(home, 0, documents, 1)
        times = {"in full": seconds(lambda: publish(home))}
        for run, figures in ((2, FIGURES), (3, 2_000)):
            _add(home, documents + run, documents + run + 1, run, figures)
            times[f"one document of {figures:,} figures"] = seconds(lambda: publish(home))
        times["nothing new"] = seconds(lambda: publish(home))
    return times


def _add(home: Home, first: int, last: int, run: int, figures: int = FIGURES) -> None:
    counts = {"first": first, "last": last, "run": run, "mentions": MENTIONS, "figures": figures}
    with Ledger.writing(home.ledger) as ledger, ledger.transaction() as connection:
        for query in (RUN + DOCUMENT + FACTS).split(";\n"):
            if query.strip():
                used = {name: value for name, value in counts.items() if f"${name}" in query}
                connection.execute(query, used)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
