"""What `seisaku search` prints and how it ends."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from flows.answers import SCHEMA, encode
from flows.exit_codes import DONE, FAILURE, USAGE
from flows.language import say
from flows.show.console import complain, out
from flows.show.search import print_hits
from pipeline.home import Home
from warehouse.query_errors import QueryError
from warehouse.search.asking import Limits, UnknownKind, search
from warehouse.search.passage import Hits


def run(
    text: str, home: Path | None, document: str | None, kind: str | None, limit: int, *, as_json: bool
) -> int:
    """Search, and print the passages on the terminal or as JSON; nothing found is no failure."""
    if not text.strip():
        complain(say("検索する語がありません", "there is nothing to look for"), "seisaku search --help")
        return USAGE
    try:
        hits = search(Home.find(home).published, text, Limits(document, kind, limit))
    except UnknownKind as error:
        known = "、".join(error.known)
        complain(
            say(f"事実の種類に {error.kind} はありません", f"there is no kind of fact {error.kind}"),
            say(f"種類：{known}", f"kinds: {known}"),
        )
        return USAGE
    except QueryError as error:
        complain(error.message, error.remedy)
        return FAILURE
    with suppress(BrokenPipeError):
        if as_json:
            sys.stdout.write(encode(_json(hits)) + "\n")
        else:
            print_hits(hits, out())
    return DONE


def _json(hits: Hits) -> dict[str, Any]:
    passages = [{**hit._asdict(), "facts": [fact._asdict() for fact in hit.facts]} for hit in hits.hits]
    return {"schema": SCHEMA, **hits._asdict(), "hits": passages}
