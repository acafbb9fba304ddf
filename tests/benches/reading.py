"""CPU a page: the whole path of `seisaku ingest --plain` against pdfplumber's `extract_text()` alone.

Both read the same PDFs in turn, each in processes of its own, start-up included; what is printed are
seconds of processor time of those processes and their children, and the ratio pair by pair; then where the
time of reading and of the rules goes, stage by stage.

    python tests/bench.py [--runs N] [--most-pages N] [PATH …]
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2

# Linux's prctl: who outlives its parent becomes a child of this process, and its time is counted here.
SET_CHILD_SUBREAPER = 36
ROOT = Path(__file__).resolve().parents[2]
DEFAULT_PATHS = (ROOT / "raw" / "samples", ROOT.parent / "shared" / "documents" / "pdf")

PEER = """
import sys, pdfplumber
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()
"""
READING = """
import sys
from pathlib import Path
from pipeline.reading import read
for path in sys.argv[1:]:
    read(Path(path).read_bytes(), path)
"""
RULES = """
import sys
from pathlib import Path
from pipeline.documents import from_bytes
from pipeline.extraction import extract
from pipeline.kinds import discover
for path in sys.argv[1:]:
    extract(from_bytes(Path(path).read_bytes()), list(discover().values()))
"""
STORE_DOCUMENTS = """
import sys
from pathlib import Path
from pipeline.documents import to_bytes
from pipeline.reading import read
for path in sys.argv[1:]:
    Path(path + ".document").write_bytes(to_bytes(read(Path(path).read_bytes(), path)))
"""


def main() -> None:
    """Measure and print."""
    options = arguments()
    pdfs = [p for p in collect(options.paths) if page_count(p) <= options.most_pages]
    pages = sum(page_count(p) for p in pdfs)
    with tempfile.TemporaryDirectory() as folder:
        copies = [shutil.copy(pdf, Path(folder) / pdf.name) for pdf in pdfs]
        run([sys.executable, "-c", STORE_DOCUMENTS, *map(str, copies)])
        documents = [f"{copy}.document" for copy in copies]
        report(measure(list(map(str, copies)), documents, options.runs), len(pdfs), pages)
        report_stages(list(map(str, copies)), pages)


def measure(pdfs: list[str], documents: list[str], runs: int) -> dict[str, list[float]]:
    """Processor seconds of each contender, run in turn."""
    contenders: dict[str, Callable[[], object]] = {
        "pdfplumber extract_text()": lambda: run([sys.executable, "-c", PEER, *pdfs]),
        "seisaku ingest --plain": lambda: ingest(pdfs),
        "· reading with tables": lambda: run([sys.executable, "-c", READING, *pdfs]),
        "· rules on stored Documents": lambda: run([sys.executable, "-c", RULES, *documents]),
    }
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(runs):
        for name, contender in contenders.items():
            before = processor_seconds()
            contender()
            times[name].append(processor_seconds() - before)
    return times


def ingest(pdfs: list[str]) -> None:
    """The main job into an empty home."""
    with tempfile.TemporaryDirectory() as home:
        run([sys.executable, "-m", "flows.cli", "ingest", "--plain", "--home", home, *pdfs])


def report(times: dict[str, list[float]], files: int, pages: int) -> None:
    """A line a contender: milliseconds of processor time a page, and the ratio to the peer."""
    peer, *_ = times.values()
    print(f"{files} PDFs, {pages} pages; medians of {len(peer)} runs, start-up included")
    print(f"{'':32}{'CPU ms/page':>12}{'of the peer':>13}")
    for name, seconds in times.items():
        ratio = statistics.median(own / other for own, other in zip(seconds, peer, strict=True))
        print(f"{name:32}{statistics.median(seconds) / pages * 1000:12.1f}{ratio:13.2f}")


def report_stages(pdfs: list[str], pages: int) -> None:
    """A line a stage of reading and of the rules, the dearest first; start-up is not in them."""
    seconds: dict[str, float] = json.loads(run([sys.executable, "tests/benches/stages.py", *pdfs]))
    whole = sum(seconds.values())
    print(f"{'stages of reading and rules':32}{'CPU ms/page':>12}{'share':>13}")
    for stage, spent in sorted(seconds.items(), key=lambda pair: -pair[1]):
        print(f"{stage:32}{spent / pages * 1000:12.2f}{spent / whole:13.1%}")


def run(command: list[str]) -> bytes:
    """What a child prints, once all that it leaves behind has ended; ends the benchmark if it fails."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode not in (0, 6):
        sys.exit(f"{' '.join(command[:4])} ended with {done.returncode}:\n{done.stderr.decode()}")
    await_orphans()
    return done.stdout


def await_orphans() -> None:
    """Wait for processes whose parents have ended: the server that forks the workers outlives the run."""
    try:
        while True:
            os.wait()
    except ChildProcessError:
        return


def adopt_orphans() -> None:
    """Become the parent of descendants whose own parents end; else their time would be lost."""
    if ctypes.CDLL(None, use_errno=True).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        sys.exit("This needs Linux: nobody else would know the processor time of workers.")


def processor_seconds() -> float:
    """User and system time of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def collect(paths: list[Path]) -> list[Path]:
    """The PDFs at the paths, in order."""
    found = (sorted(p.rglob("*.pdf")) if p.is_dir() else [p] for p in paths if p.exists())
    return [pdf for group in found for pdf in group]


def page_count(path: Path) -> int:
    """How many pages a PDF has."""
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def arguments() -> argparse.Namespace:
    """What the caller wants."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path, default=list(DEFAULT_PATHS), metavar="PATH")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--most-pages", type=int, default=150, help="leave out longer PDFs (default 150)")
    return parser.parse_args()


if __name__ == "__main__":
    os.environ.setdefault("NO_COLOR", "1")
    adopt_orphans()
    main()
