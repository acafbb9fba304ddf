"""Progress bars on stderr; nothing at all where nobody watches a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from flows.ingesting.ingestion import Progress as Reached
from flows.ingesting.ingestion import Watch
from flows.language import say
from flows.show.console import err


@contextmanager
def progress_bar() -> Iterator[Watch]:
    """What an ingest tells how far it has come."""
    console = err()
    columns = (
        TextColumn(say("取り込み", "ingesting")),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(say("文書", "documents")),
        TextColumn("{task.fields[pages]}" + say("頁", " pages")),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None, pages=0)

        def watch(reached: Reached) -> None:
            bar.update(task, completed=reached.documents, total=reached.of, pages=reached.pages)

        yield watch


@contextmanager
def fetch_bar(sources: int) -> Iterator[Callable[[str], None]]:
    """What a fetch tells when it is done with a source, or waits for something."""
    console = err()
    columns = (
        TextColumn(say("巡回", "fetching")),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[last]}", markup=False),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=sources, last="")

        def watch(source: str) -> None:
            bar.update(task, advance=1, last=source)

        yield watch
