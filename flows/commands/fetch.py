"""What `seisaku fetch` does, prints and how it ends."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

from flows.answers import SCHEMA, encode
from flows.exit_codes import DONE, FAILURE, SOME_FAILED, USAGE
from flows.fetch import NoContact, fetch
from flows.fetching.catalogue.catalogue import BadSources, UnknownSource, read_catalogue
from flows.fetching.summary import FetchSummary
from flows.fetching.visiting.due import Wish
from flows.language import say
from flows.news.bulletin import bulletin
from flows.news.channels import send
from flows.show.console import complain, out
from flows.show.fetched import print_fetch
from flows.show.progress import fetch_bar
from pipeline.home import Home
from warehouse.ledger.lock import LedgerBusy


def run(
    sources: list[str],
    home: Path | None,
    ministry: str | None,
    wish: Wish,
    *,
    strict: bool,
    as_json: bool,
) -> int:
    """Fetch, tell, and end with the summary."""
    place = Home.find(home)
    try:
        catalogue = read_catalogue(place)
        chosen = catalogue.chosen(sources, ministry)
        with fetch_bar(len(chosen)) as watch:
            summary = fetch(place, catalogue, chosen, wish, watch=watch)
        unsent = send(bulletin(summary), catalogue.notify)
    except (BadSources, UnknownSource, NoContact) as error:
        complain(error.message, error.remedy)
        return USAGE
    except LedgerBusy as error:
        complain(str(error))
        return FAILURE
    if as_json:
        sys.stdout.write(encode({"schema": SCHEMA, **asdict(summary)}) + "\n")
    else:
        print_fetch(summary, out())
    for trouble in unsent:
        complain(trouble, say("[notify] を確かめてください", "look at [notify]"))
    return _ending(summary, strict=strict)


def _ending(summary: FetchSummary, *, strict: bool) -> int:
    """What could not be fetched is told as an alert and does not keep the rest from being ingested."""
    if summary.is_hopeless:
        complain(
            say("どの情報源にも届きませんでした", "no source could be reached"),
            say("ネットワークと proxy を確かめてください", "check the network and the proxy"),
        )
        return FAILURE
    return SOME_FAILED if strict and (summary.raised or summary.standing) else DONE
