"""What `seisaku publish` does: ledger and decisions → the file that people query, if the gate lets it."""

from __future__ import annotations

from pathlib import Path

from flows.exit_codes import DONE, FAILURE, GATE_REFUSED
from flows.show.console import complain, out, styled
from pipeline.home import Home
from warehouse.board.gate import GateRefused
from warehouse.ledger.lock import LedgerBusy, WriterLock
from warehouse.publish import Unpublishable, publish
from warehouse.review.journal import DamagedJournal
from warehouse.review.policy import BadPolicy


def run(home: Path | None) -> int:
    """Publish; the exit code says whether the gate refused."""
    place = Home.find(home)
    try:
        with WriterLock(place.ledger.with_suffix(".lock")):
            path = publish(place)
    except GateRefused as error:
        complain(error.message, error.remedy)
        return GATE_REFUSED
    except (Unpublishable, BadPolicy, DamagedJournal) as error:
        complain(error.message, error.remedy)
        return FAILURE
    except LedgerBusy as error:
        complain(str(error))
        return FAILURE
    out().print(styled(path), soft_wrap=True)
    return DONE
