"""What `seisaku review export` writes."""

from __future__ import annotations

import sys
from pathlib import Path

from flows.commands.opening import opened
from flows.exit_codes import DONE, FAILURE
from flows.review.exporting import handover, write_examples, write_gold
from flows.show.console import complain, out, styled
from pipeline.home import Home

BYTE_ORDER_MARK = "\ufeff"


def run(home: Path | None, gold: Path | None, to: Path | None) -> int:
    """The handover as CSV (with a byte order mark in a file, for Excel), or gold and failing examples."""
    with opened(Home.find(home), "empty") as board:
        if board is None:
            return FAILURE
        try:
            if gold is not None:
                for path in (*write_gold(board, gold), *write_examples(board, gold / "examples")):
                    out().print(styled(path), soft_wrap=True)
            elif to is not None:
                to.write_bytes((BYTE_ORDER_MARK + handover(board)).encode())
                out().print(styled(to), soft_wrap=True)
            else:
                sys.stdout.write(handover(board).replace("\r\n", "\n"))
        except OSError as error:
            complain(f"{error.filename}: {error.strerror}")
            return FAILURE
    return DONE
