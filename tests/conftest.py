"""What many tests need: a HOME of their own, and one Prefect server for all of them."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline.home import Home
from pipeline.kinds import EXTRA_KINDS

INGEST = """
import json, sys
from dataclasses import asdict
from contextlib import ExitStack, contextmanager
from pathlib import Path
from flows.ingest import ingest
from pipeline.home import Home

summary = ingest(Home(Path(sys.argv[1])), [Path(path) for path in sys.argv[2:]], publish=None)
print(json.dumps(asdict(summary)))
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite golden files and printed examples")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--accept") and os.environ.get("CI"):
        raise pytest.UsageError("--accept: what is accepted is read by a person first, never under CI")


@pytest.fixture
def accepting(request: pytest.FixtureRequest) -> bool:
    """Whether what comes out is to be accepted as right."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def golden(accepting: bool) -> Callable[[Path, str], None]:
    """Compare a text with its golden file, or, with --accept, make it the golden file."""

    def compare(path: Path, text: str) -> None:
        if accepting:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        wanted = path.read_text("utf-8") if path.exists() else ""

        assert text.splitlines() == wanted.splitlines()

    return compare


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A HOME with an empty inbox."""
    home = Home(tmp_path / "home")
    home.inbox.mkdir(parents=True)
    return home


@pytest.fixture(scope="session")
def prefect_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A Prefect server with a database of its own, for the whole session."""
    from flows.environment import prepare

    prepare(Home(tmp_path_factory.mktemp("prefect")))
    from prefect.testing.utilities import prefect_test_harness

    with ExitStack() as stack:
        stack.enter_context(prefect_test_harness(server_startup_timeout=None))
        yield
        with sockets_left_open():
            stack.close()


@pytest.fixture
def prefect_server(prefect_session: None) -> Iterator[None]:
    """The session's Prefect server, for one test."""
    yield
    with sockets_left_open():
        pass


@contextmanager
def sockets_left_open() -> Iterator[None]:
    """Prefect leaves sockets to the garbage collector; they are no fault of the test that runs just then."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


@pytest.fixture
def ingest_elsewhere(home: Home) -> Callable[..., dict[str, Any]]:
    """Ingest in a process of its own, where other kinds may be found (`extractors`); answers the summary."""

    def run(*paths: Path, extractors: Path | None = None) -> dict[str, Any]:
        environment = os.environ | {EXTRA_KINDS: str(extractors or "")}
        command = [sys.executable, "-c", INGEST, *map(str, (home.path, *paths))]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    return run


@pytest.fixture(scope="session")
def some_pages() -> Callable[[bytes, Iterable[int]], bytes]:
    """A PDF of some pages of another, in so far as it has them; the first is 1."""
    import io

    import pypdfium2

    def take(data: bytes, pages: Iterable[int]) -> bytes:
        taken, whole = io.BytesIO(), pypdfium2.PdfDocument(data)
        with pypdfium2.PdfDocument.new() as new:
            new.import_pages(whole, [page - 1 for page in pages if page <= len(whole)])
            new.save(taken)
        return taken.getvalue()

    return take
