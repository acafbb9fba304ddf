"""What `seisaku compare-readers` prints and how it ends."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from rich.console import Console

from flows.answers import SCHEMA, encode
from flows.comparison import Alone, Disagreement, compare
from flows.exit_codes import DIFFERENT, DONE, FAILURE
from flows.language import say
from flows.show.console import complain, out, styled
from pipeline.documents import Document
from pipeline.readers import READERS
from pipeline.reading import Unreadable, is_pdf, read

MOST_SHOWN = 30


def run(file: Path, *, as_json: bool) -> int:
    """Read a PDF with both readers, and tell where their texts differ."""
    try:
        first, second = _read(file)
    except Unreadable as error:
        complain(f"{file}: {error.reason}", error.remedy)
        return FAILURE
    except OSError as error:
        complain(
            f"{file}: {error.strerror}",
            say("パスと権限を確かめてください", "check the path and its permissions"),
        )
        return FAILURE
    found = compare(first, second)
    pages = max(len(first.pages), len(second.pages))
    if as_json:
        sys.stdout.write(_json(file, pages, found) + "\n")
    else:
        _print(pages, found, out())
    return DIFFERENT if found else DONE


def _read(file: Path) -> tuple[Document, Document]:
    data = file.read_bytes()
    if not is_pdf(data):
        raise Unreadable(
            say("PDFではありません", "this is no PDF"),
            say("読み方を比べられるのはPDFだけです", "only a PDF is read in two ways"),
        )
    first, second = (read(data, file.name, reader) for reader in READERS)
    return first, second


def _json(file: Path, pages: int, found: list[Disagreement]) -> str:
    differing = [
        {"page": one.page, READERS[0]: asdict(one.first), READERS[1]: asdict(one.second)} for one in found
    ]
    return encode({"schema": SCHEMA, "document": str(file), "pages": pages, "differing": differing})


def _print(pages: int, found: list[Disagreement], console: Console) -> None:
    for one in found:
        console.print(styled(f"p. {one.page}", "bold"))
        for reader, alone in zip(READERS, (one.first, one.second), strict=True):
            _print_alone(reader, alone, console)
    console.print(styled(_summary(pages, found), "bold"))


def _print_alone(reader: str, alone: Alone, console: Console) -> None:
    only = say(f"{reader} だけの", f"only {reader}:")
    if alone.figures:
        console.print(
            styled(f"  {only} " + say("数字 ", "figures ")).append_text(styled(_listed(alone.figures), "red"))
        )
    if alone.characters:
        console.print(styled(f"  {only} " + say("文字 ", "characters ") + _listed(alone.characters)))


def _listed(counts: Mapping[str, int]) -> str:
    shown = [f"{one}×{times}" if times > 1 else one for one, times in islice(counts.items(), MOST_SHOWN)]
    return "  ".join(shown) + (f"  … (+{len(counts) - MOST_SHOWN})" if len(counts) > MOST_SHOWN else "")


def _summary(pages: int, found: list[Disagreement]) -> str:
    if not found:
        return say(f"{pages}頁すべてで一致しました", f"the readers agree on all {pages} pages")
    figures = sum(one.on_figures for one in found)
    return say(
        f"{pages}頁のうち{len(found)}頁で異なります（数字は{figures}頁）",
        f"the readers differ on {len(found)} of {pages} pages (on figures: {figures})",
    )
