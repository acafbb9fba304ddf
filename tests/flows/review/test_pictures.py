"""Pictures of pages come from a worker: what ends it costs one picture."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.ingesting.limits import Limits
from flows.ingesting.workers import Workers
from flows.review.pictures import Pictures
from pipeline.home import Home
from warehouse.archive import Archive

SLIDE = Path(__file__).resolve().parents[3] / "raw" / "samples" / "slide.pdf"


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(1, Limits(seconds=20)) as workers:
        yield workers


def keep(home: Home, name: str, data: bytes) -> str:
    """Put bytes into the archive."""
    sha256 = hashlib.sha256(data).hexdigest()
    file = home.path / name
    file.write_bytes(data)
    home.objects.mkdir(parents=True, exist_ok=True)
    Archive(home.objects).keep(str(file), sha256)
    return sha256


def test_a_page_is_drawn_and_measured(home: Home, workers: Workers) -> None:
    pictures = Pictures(home, workers)
    sha256 = keep(home, "slide.pdf", SLIDE.read_bytes())

    drawn = pictures.picture(sha256, 1)

    assert drawn is not None
    assert drawn.startswith(b"\x89PNG")
    width, height = pictures.size(sha256, 1) or (0, 0)
    assert width > height > 100


@pytest.mark.parametrize("page", [0, 2, 10**9])
def test_a_page_that_is_not_there_has_no_picture(home: Home, workers: Workers, page: int) -> None:
    pictures = Pictures(home, workers)

    assert pictures.picture(keep(home, "slide.pdf", SLIDE.read_bytes()), page) is None


def test_what_is_no_pdf_has_no_picture_and_the_next_one_is_drawn(home: Home, workers: Workers) -> None:
    pictures = Pictures(home, workers)
    broken = keep(home, "broken.pdf", b"%PDF-1.7\n" + b"\0" * 1000)

    assert pictures.picture(broken, 1) is None
    assert pictures.picture("0" * 64, 1) is None
    assert pictures.picture(keep(home, "slide.pdf", SLIDE.read_bytes()), 1) is not None


def test_bytes_that_are_no_longer_what_they_were_have_no_picture(home: Home, workers: Workers) -> None:
    sha256 = keep(home, "slide.pdf", SLIDE.read_bytes())
    kept = Archive(home.objects).path(sha256)
    kept.chmod(0o644)
    kept.write_bytes(b"%PDF-1.7 changed")

    assert Pictures(home, workers).picture(sha256, 1) is None
