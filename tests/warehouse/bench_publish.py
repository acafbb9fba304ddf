"""How long publishing takes and how much memory: `python tests/warehouse/bench_publish.py [FACTS]`."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import duckdb
from conftest import TABLES

from pipeline.home import Home
from pipeline.kinds import discover
from warehouse.publish import publish

FACTS = """
    INSERT INTO current_facts
    SELECT 'inbox/' || (n // 500) || '.pdf', kind, md5(n::VARCHAR)[:24], n % 500, value, n % 40 + 1, NULL,
        '橋梁補修事業（第' || (n % 300) || '期） ' || (n % 9000) || '百万円',
        (n % 9000) || '百万円', 'a rule', false,
        [{field: 'amount_min', value: n::VARCHAR, quote: '百万円', page: n % 40 + 1, line: NULL,
          box: [1, 2, 3, 4], basis: 'printed', rule: 'a rule'}]::JSON,
        [1, 2, 3, 4], n % 500, 0, [n % 50, 1], n % 500 // 60, n % 60 // 3, n % 3, '橋の費', '予算額', 0,
        TIMESTAMP '2026-11-21', TIMESTAMP '2026-11-21'
    FROM (
        SELECT n, CASE n % 3 WHEN 0 THEN 'program' WHEN 1 THEN 'budget' ELSE 'date' END AS kind,
            CASE n % 3
                WHEN 0 THEN
                    {name: '橋梁補修事業', variant: '第' || (n % 300) || '期', aliases: ['本事業']}::JSON
                WHEN 1 THEN {program: '橋梁補修事業（第' || (n % 300) || '期）', fiscal_year: 2000 + n % 25,
                    stage: 'draft', scope: 'total', amount_min: n * 1000000, amount_max: n * 1000000}::JSON
                ELSE {start_date: DATE '2009-04-01' + (n % 5000)::INTEGER, precision: 'day'}::JSON
            END AS value
        FROM range(?) AS r(n)
    )
"""


def main(facts: int) -> None:
    kinds = list(discover().values())
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        home.warehouse.mkdir()
        with duckdb.connect(home.ledger) as ledger:
            ledger.execute(TABLES)
            ledger.execute(FACTS, [facts])
        begun, used = time.perf_counter(), time.process_time()
        publish(home, kinds)
        seconds, cpu = time.perf_counter() - begun, time.process_time() - used
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        size = home.published.stat().st_size >> 20
    print(f"{facts:,} facts published in {seconds:.1f} s (CPU {cpu:.1f} s); peak {peak} MB, file {size} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500_000)
