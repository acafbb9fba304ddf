"""The Prefect flow `update`: fetch, ingest, tell, as a schedule runs it; one at a time.

Import it only after `flows.environment.prepare`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import FlowRun, State
from prefect.flows import Flow
from prefect.states import Cancelled, Completed, Failed

from flows.fetching.catalogue.catalogue import Catalogue, read_catalogue
from flows.fetching.summary import FetchSummary
from flows.fetching.visiting.due import Wish
from flows.flow import conduct, may_help
from flows.language import say
from flows.news.bulletin import Bulletin, Section
from flows.news.channels import send
from flows.report import alerts_table, as_markdown, fetch_as_markdown, plain_text
from flows.update import Order, Update, fetch_ordered, update
from pipeline.home import Home
from warehouse.ledger.lock import LedgerBusy

FETCH_PAUSES = [60.0, 600.0]
JITTER = 0.5


@task(
    name="fetch",
    retries=len(FETCH_PAUSES),
    retry_delay_seconds=FETCH_PAUSES,
    retry_jitter_factor=JITTER,
    retry_condition_fn=may_help,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def fetch_sources(home: Home, catalogue: Catalogue, order: Order) -> FetchSummary:
    """The fetch of an order; tried again where the disk, not a server, was at fault."""
    return fetch_ordered(home, catalogue, order)


def tell_failure(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """A run that failed is news too."""
    given = flow_run.parameters.get("home")
    home = Home.find(Path(str(given)) if given else None)
    words = f"{flow_run.name}  {state.message or state.name}  → seisaku doctor"
    heading = say("定期実行の失敗", "the scheduled run failed")
    send(Bulletin((Section(heading, (words,)),)), read_catalogue(home).notify)


@flow(
    name="update",
    persist_result=False,
    on_failure=[tell_failure],
    on_crashed=[tell_failure],
)
def scheduled(
    home: str | None = None,
    sources: list[str] | None = None,
    ministry: str | None = None,
    since: date | None = None,
    until: date | None = None,
    again: bool = False,
    fetch: bool = True,
) -> State[None]:
    """Fetch, ingest and tell.

    Some sources or a ministry, what was published in a period, all anew (`again`); with `fetch` off, today's
    rules on what is archived.
    """
    order = Order(tuple(sources or ()), ministry, Wish(again, since, until), fetch)
    place = Home.find(Path(home) if home else None)
    try:
        done = update(place, order, fetching=fetch_sources, conduct=conduct)
    except LedgerBusy as error:
        return Cancelled(message=str(error))
    _leave_artifacts(done)
    return _ending(done)


def _leave_artifacts(done: Update) -> None:
    """The summaries, and all alerts that stand, for whoever looks at Prefect's page."""
    ingested = as_markdown(done.ingested)
    create_markdown_artifact(ingested, key="ingest-summary", description=say("取り込みの結果", "the ingest"))
    if done.bulletin:
        news = plain_text(done.bulletin.text())
        create_markdown_artifact(news, key="news", description=say("知らせ", "the news"))
    if done.fetched is None:
        return
    fetched = fetch_as_markdown(done.fetched)
    create_markdown_artifact(fetched, key="fetch-summary", description=say("巡回の結果", "the fetch"))
    standing = alerts_table([*done.fetched.raised, *done.fetched.standing])
    create_table_artifact(standing, key="alerts", description=say("要注意", "what needs a person"))


def _ending(done: Update) -> State[None]:
    if done.fetched is not None and done.fetched.is_hopeless:
        return Failed(message=say("どの情報源にも届きませんでした", "no source could be reached"))
    if done.ingested.held_back is not None:
        return Failed(message=done.ingested.held_back.reason)
    told = done.bulletin.title if done.bulletin else say("変化なし", "nothing changed")
    return Completed(message="  ".join((told, *done.unsent)))
