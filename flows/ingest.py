"""From files to published facts: look, plan, work, publish; the same with and without Prefect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from flows.fetching.catalogue.catalogue import read_catalogue
from flows.ingesting.fetched import Fetched
from flows.ingesting.inboxes import Inboxes
from flows.ingesting.ingestion import Ingestion, Publish, Watch
from flows.ingesting.keys import readers
from flows.ingesting.limits import Limits
from flows.ingesting.listing import NoSuchPath, check, usual_places
from flows.ingesting.looking import Look, look, unsettled_in
from flows.ingesting.plan import Knowledge, Plan, make_plan
from flows.ingesting.sources import Sources
from flows.ingesting.tally import count_change
from flows.ingesting.workers import Workers
from flows.summary import Summary
from pipeline.home import Home
from pipeline.kinds import discover
from pipeline.readers import DEFAULT_READER, Reader
from pipeline.versions import extraction_versions
from warehouse.archive import Archive
from warehouse.fetched.today import fetched_today, take_over
from warehouse.ledger import memory, runs
from warehouse.ledger.rows import Sighting
from warehouse.ledger.store import Ledger

Conduct = Callable[[Ingestion], Summary]


def publish_home(home: Home) -> Path:
    """Publish what the ledger holds."""
    from warehouse.publish import publish

    return publish(home)


def plainly(ingestion: Ingestion) -> Summary:
    """Work on all batches, so many at a time that no worker waits, and finish; without Prefect."""
    with ThreadPoolExecutor(ingestion.workers.count) as threads:
        try:
            for batches in ingestion.rounds:
                for _ in threads.map(ingestion.work, batches):
                    pass
        except BaseException:
            ingestion.workers.stop()
            raise
    return ingestion.finish()


def with_prefect(ingestion: Ingestion) -> Summary:
    """The same as a Prefect flow, each batch a task."""
    from flows.environment import prepare

    prepare(ingestion.home)
    from flows.flow import conduct

    return conduct(ingestion)


def ingest(
    home: Home,
    paths: Sequence[Path] = (),
    *,
    conduct: Conduct = plainly,
    progress: Watch | None = None,
    publish: Publish | None = publish_home,
    reader: Reader = DEFAULT_READER,
) -> Summary:
    """Take in what stands in `paths` (by default `raw/samples` and `raw/inbox`) and publish all facts.

    Raises NoSuchPath for a path that does not exist, BadLimit, LedgerBusy while another run is writing.
    `conduct` is asked only if there is work.
    """
    check(paths)
    limits = Limits.of_environment()
    with Ledger.writing(home.ledger) as ledger:
        Archive(home.objects).tidy()
        known = memory.sources(ledger)
        catalogue = read_catalogue(home)
        inboxes = Inboxes(home, catalogue)
        sources = Sources(home, known | inboxes.roots)
        sightings = memory.sightings(ledger)
        fetched = Fetched(home, fetched_today(ledger), catalogue)
        seen = _seen(home, paths, sources, sightings, fetched, inboxes)
        with _run(ledger) as run_id:
            take_over(ledger, run_id, inboxes.declared(seen.listing.entries))
            kinds = extraction_versions(discover())
            plan = _planned(ledger, run_id, seen, kinds, reader, limits)
            missed = [document for document in sightings if document not in seen.listing.entries]
            ledger.see(seen.listing.scope, missed)
            with Workers(limits=limits) as workers:
                ingestion = Ingestion(
                    home, ledger, plan, kinds, _summary(run_id, plan), workers, publish, progress
                )
                return (conduct if plan.jobs else plainly)(ingestion)


def _seen(
    home: Home,
    paths: Sequence[Path],
    sources: Sources,
    sightings: Mapping[str, Sighting],
    fetched: Fetched,
    inboxes: Inboxes,
) -> Look:
    """What stands in the folders, and what was fetched."""
    folders, chosen = fetched.divide(paths)
    if not paths:
        folders = [*usual_places(home, sources), *inboxes.elsewhere]
        if not folders and not chosen:
            raise NoSuchPath([home.samples, home.inbox])
    seen = look(home, folders, sources, sightings, fetched.folders)
    return fetched.add_to(seen, chosen)


def _planned(
    ledger: Ledger, run_id: int, seen: Look, kinds: dict[str, str], reader: Reader, limits: Limits
) -> Plan:
    """The plan, with what needs no work recorded."""
    scope = seen.listing.scope
    settled = memory.settled(ledger, kinds, readers(reader))
    unsettled = memory.remembered(ledger, list(unsettled_in(seen, settled)))
    readings = memory.readings(ledger, readers(reader)) if len(settled) < len(seen.found) or unsettled else {}
    declared = memory.declared_of_new(ledger)
    plan = make_plan(seen, Knowledge(unsettled, readings, kinds, reader, limits, declared, settled))
    ledger.look(run_id, scope, seen.listing.sources.added, plan.versions, plan.sightings)
    return plan


def _summary(run_id: int, plan: Plan) -> Summary:
    summary = Summary(run_id, failed=list(plan.failures), known_failed=plan.known_failed)
    for change, number in plan.changes.items():
        count_change(change, summary, number)
    return summary


@contextmanager
def _run(ledger: Ledger) -> Iterator[int]:
    """A run that has its end in the ledger, however it ends."""
    run_id = runs.begin(ledger)
    try:
        yield run_id
    except BaseException as error:
        status = "failed" if isinstance(error, Exception) else "interrupted"
        runs.end(ledger, run_id, status, {"error": f"{type(error).__name__}: {error}"})
        raise
