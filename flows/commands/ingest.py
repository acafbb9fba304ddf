"""What `seisaku ingest` does, prints and how it ends."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

from flows.answers import SCHEMA, encode
from flows.exit_codes import DONE, FAILURE, GATE_REFUSED, SOME_FAILED, USAGE
from flows.fetching.catalogue.catalogue import BadSources
from flows.ingest import ingest, plainly, with_prefect
from flows.ingesting.limits import BadLimit
from flows.ingesting.listing import NoSuchPath
from flows.ingesting.process import ChangedWhileRunning
from flows.show.console import complain, out
from flows.show.progress import progress_bar
from flows.show.summary import print_summary
from flows.summary import Summary
from pipeline.home import Home
from pipeline.readers import Reader
from warehouse.ledger.lock import LedgerBusy


def run(paths: list[Path], home: Path | None, reader: Reader, *, plain: bool, as_json: bool) -> int:
    """Ingest, and end with the summary."""
    try:
        with progress_bar() as watch:
            conduct = plainly if plain else with_prefect
            summary = ingest(Home.find(home), paths, conduct=conduct, progress=watch, reader=reader)
    except (NoSuchPath, BadLimit) as error:
        complain(str(error))
        return USAGE
    except BadSources as error:
        complain(error.message, error.remedy)
        return USAGE
    except (LedgerBusy, ChangedWhileRunning) as error:
        complain(str(error))
        return FAILURE
    if as_json:
        sys.stdout.write(_json(summary) + "\n")
    else:
        print_summary(summary, out(), home)
    if summary.held_back is not None:
        complain(summary.held_back.reason, summary.held_back.remedy)
        return GATE_REFUSED if summary.held_back.by_gate else FAILURE
    return SOME_FAILED if summary.failed else DONE


def _json(summary: Summary) -> str:
    return encode({"schema": SCHEMA, **asdict(summary)})
