"""What `seisaku sql` prints and how it ends."""

from __future__ import annotations

from pathlib import Path

from flows.exit_codes import DONE, FAILURE
from flows.show.console import complain, out
from flows.show.table import print_table, write_csv, write_json
from pipeline.home import Home
from warehouse.query import ask
from warehouse.query_errors import QueryError


def run(question: str, home: Path | None, *, as_csv: bool, as_json: bool) -> int:
    """Ask the published file, and print the answer as a table, as CSV or as JSON."""
    try:
        with ask(Home.find(home).published, question) as answer:
            columns = [column.name for column in answer.columns]
            if as_csv:
                write_csv(columns, answer)
            elif as_json:
                write_json(columns, answer)
            else:
                print_table(columns, answer, out())
    except QueryError as error:
        complain(error.message, error.remedy)
        return FAILURE
    except BrokenPipeError:
        return DONE
    return DONE
