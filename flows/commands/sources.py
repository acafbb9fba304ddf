"""What `seisaku sources` does: the catalogue listed, checked, added to."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

from flows.answers import SCHEMA, encode
from flows.exit_codes import DONE, FAILURE, SOME_FAILED, USAGE
from flows.fetch import NoContact
from flows.fetching.catalogue.adding import add_source, feeds_named, kind_of, name_for
from flows.fetching.catalogue.catalogue import (
    BadSources,
    Catalogue,
    UnknownSource,
    catalogue_path,
    read_catalogue,
)
from flows.fetching.catalogue.source import Source, SourceKind
from flows.fetching.listing.items import JST, Item
from flows.fetching.visiting.listings import look_at
from flows.fetching.web.addresses import normal
from flows.fetching.web.answer import Answer
from flows.fetching.web.client import Client
from flows.fetching.web.request import Request
from flows.language import say
from flows.show.console import complain, out, styled
from flows.show.table import print_table
from pipeline.home import Home
from warehouse.fetched.overview import overview
from warehouse.ledger.store import now

SHOWN = 5


def list_all(home: Path | None, *, as_json: bool) -> int:
    """Print all sources with what the ledger knows of them."""
    place = Home.find(home)
    try:
        catalogue = read_catalogue(place)
    except BadSources as error:
        complain(error.message, error.remedy)
        return USAGE
    rows = _rows(catalogue, place)
    if as_json:
        sys.stdout.write(encode({"schema": SCHEMA, "sources": rows}) + "\n")
        return DONE
    names = {
        "source": say("情報源", "source"),
        "ministry": say("府省", "ministry"),
        "kind": say("種類", "kind"),
        "documents": say("文書", "documents"),
        "alerts": say("要注意", "alerts"),
        "visited": say("訪問", "visited"),
        "url": "URL",
    }
    print_table(list(names.values()), [[row[name] for name in names] for row in rows], out())
    return DONE


def _rows(catalogue: Catalogue, home: Home) -> list[dict[str, object]]:
    known = overview(home.ledger)
    states = known.sources if known else {}
    rows: list[dict[str, object]] = []
    for source in catalogue.sources:
        state = states.get(source.id)
        visited = state.visited.replace(tzinfo=UTC).astimezone(JST) if state and state.visited else None
        rows.append(
            {
                "source": source.id,
                "ministry": source.ministry,
                "kind": source.kind if source.enabled else f"（{source.kind}）",
                "documents": state.documents if state else 0,
                "alerts": state.alerts if state else 0,
                "visited": f"{visited:%Y-%m-%d %H:%M}" if visited else None,
                "url": source.folder or next(iter(source.addresses), None),
                "note": source.note,
            }
        )
    return rows


def check(names: Sequence[str], home: Path | None, *, offline: bool) -> int:
    """Visit the listings and print what they list; nothing is stored."""
    try:
        catalogue = read_catalogue(Home.find(home))
        sources = catalogue.chosen(names)
        if not offline and not catalogue.contact:
            raise NoContact(catalogue)
    except (BadSources, UnknownSource, NoContact) as error:
        complain(error.message, error.remedy)
        return USAGE
    words = say(
        f"情報源 {len(sources)}：設定に誤りはありません",
        f"sources {len(sources)}: no mistake in the settings",
    )
    out().print(styled(f"{catalogue.path}  {words}"), soft_wrap=True)
    if offline:
        return DONE
    with Client(catalogue.user_agent, proxy=catalogue.proxy) as client:
        well = [_check(source, client) for source in sources]
    return DONE if all(well) else SOME_FAILED


def _check(source: Source, client: Client) -> bool:
    """Print what one source lists; whether all of its listings could be read."""
    well = True
    for url in source.addresses if source.kind in ("feed", "index") else ():
        looked = look_at(url, source, (), client, now)
        if looked.trouble:
            complain(f"{source.id}  {url}  {looked.trouble[1]}", looked.trouble[2])
            well = False
            continue
        _print_items(source, looked.visit.items or 0, looked.items)
    return well


def _print_items(source: Source, count: int, items: Sequence[Item]) -> None:
    words = say(f"項目 {count}、対象 {len(items)}", f"items {count}, wanted {len(items)}")
    out().print(styled(source.id, "bold").append(f"  {words}"), soft_wrap=True)
    for item in items[:SHOWN]:
        day = item.published.isoformat() if item.published else "–"
        year = say(f"{item.fiscal_year}年度", f"FY{item.fiscal_year}") if item.fiscal_year else ""
        out().print(styled(f"  {day}  {item.role}  {year}  {item.title}  {item.url}"), soft_wrap=True)


def add(url: str, home: Path | None, name: str | None, ministry: str | None, kind: SourceKind | None) -> int:
    """Add a source; without `kind` it is visited to see what it is."""
    place = Home.find(home)
    try:
        source = _source(url, place, name, ministry, kind)
        path = add_source(place, source)
    except (BadSources, NoContact) as error:
        complain(error.message, error.remedy)
        return USAGE
    except _Unreached as error:
        complain(error.answer.reason, error.answer.remedy)
        return FAILURE
    out().print(styled(f"{path}  {source.id}（{source.kind}）"), soft_wrap=True)
    out().print(styled(f"{say('次は', 'next')} seisaku sources check {source.id}"), soft_wrap=True)
    return DONE


class _Unreached(Exception):
    def __init__(self, answer: Answer) -> None:
        super().__init__(answer)
        self.answer = answer


def _source(url: str, home: Home, name: str | None, ministry: str | None, kind: SourceKind | None) -> Source:
    if "://" not in url:
        return Source(id=name or name_for(Path(url).name), kind="inbox", ministry=ministry, folder=url)
    if normal(url) is None:
        reason = say(f"http か https の URL ではありません（{url}）", f"no address of the web ({url})")
        raise BadSources(catalogue_path(home), reason, "https://…")
    if kind is None:
        url, kind = _seen(url, read_catalogue(home))
    return Source(id=name or name_for(url), kind=kind, ministry=ministry, url=url)


def _seen(url: str, catalogue: Catalogue) -> tuple[str, SourceKind]:
    """The address to follow and its kind: a page's own feed rather than the page."""
    if not catalogue.contact:
        raise NoContact(catalogue)
    probe = Source(id="probe", kind="url", url=url)
    with Client(catalogue.user_agent, proxy=catalogue.proxy) as client:
        answer = client.get(Request(url, probe))
    if answer.outcome != "fetched" or answer.body is None:
        raise _Unreached(answer)
    kind = kind_of(answer.body, answer.final_url)
    feeds = feeds_named(answer.body, answer.final_url) if kind == "index" else []
    return (feeds[0], "feed") if feeds else (url, kind)
