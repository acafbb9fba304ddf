"""Files made to do harm: each ends with a status within its limits, and its neighbours don't notice."""

from __future__ import annotations

import os
import signal
import zlib
from collections.abc import Callable, Iterator

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from flows.ingest import ingest
from flows.ingesting.limits import MEGABYTES, SECONDS, BadLimit, Limits
from flows.ingesting.process import KILLED, Unfinished
from flows.ingesting.workers import Workers
from flows.summary import Summary
from pipeline.home import Home
from warehouse.ledger.store import Ledger

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%b>>>>"
FONT = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
FINE = "令和6年度予算案\n\n地域みらい研究事業 12億円\n"


def made(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of objects, numbered from 1; the first is its catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, trailer, len(out))
    )


def stream(data: bytes, entries: bytes = b"", *, packed: int = 1) -> bytes:
    for _ in range(packed):
        data = zlib.compress(data, 9)
    filters = b"/Filter[%b]" % (b"/FlateDecode" * packed) if packed else b""
    return b"<</Length %d%b%b>>stream\n%b\nendstream" % (len(data), filters, entries, data)


def one_page(content: bytes, resources: bytes = FONT, *more: bytes, packed: int = 1) -> bytes:
    return made(CATALOG, PAGES, PAGE % resources, stream(content, packed=packed), *more)


def forms(depth: int, times: int) -> bytes:
    """Forms within forms, each drawn several times by the one before."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X %d 0 R>>>>"
    drawn = b"/X Do " * times
    inner = [stream(drawn, form % (6 + level)) for level in range(depth)]
    last = stream(b"0 0 m 9 9 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]")
    return one_page(b"/X Do", b"/XObject<</X 5 0 R>>", *inner, last)


def letters(number: int) -> bytes:
    """So many letters all over one page."""
    shown = (
        b"1 0 0 1 %d %d Tm (a%d) Tj " % (10 + i % 570, 10 + i * 7 % 780, i % 10) for i in range(number // 2)
    )
    return one_page(b"BT /F 1 Tf " + b"".join(shown) + b"ET")


def drawing(number: int) -> bytes:
    """So many times the same line."""
    return one_page(b"0 0 m 1 1 l S\n" * number)


def rulings(number: int) -> bytes:
    """Lines across and along, none at the place of another."""
    across = b"".join(b"%.2f 10 m %.2f 790 l S\n" % (x / 9, x / 9) for x in range(number // 2))
    along = b"".join(b"10 %.2f m 590 %.2f l S\n" % (y / 7, y / 7) for y in range(number // 2))
    return one_page(across + along + b"BT /F 9 Tf 50 50 Td (a) Tj ET")


def encrypted() -> bytes:
    import io

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(50, 50, "a")
    canvas.save()
    return buffer.getvalue()


def nested(depth: int) -> bytes:
    return made(CATALOG, b"[" * depth + b"]" * depth, b"<<" + b"/A<<" * depth + b">>" * depth + b">>")


def object_stream(megabytes: int) -> bytes:
    """Objects packed into a stream that says nothing else for many megabytes."""
    hidden = stream(b"2 0 " + b" " * (megabytes << 20), b"/Type/ObjStm/N 1/First 4", packed=2)
    return made(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1/X 5 0 R>>", PAGE % FONT, stream(b"q Q"), hidden)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "page tree that holds itself": lambda: made(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"),
    "page tree in a circle": lambda: made(
        CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 9>>", b"<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 9>>"
    ),
    "a million pages": lambda: made(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>", PAGE % b""),
    "more pages than fit a number": lambda: made(
        CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 99999999999>>", PAGE % b""
    ),
    "no pages": lambda: made(CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"),
    "forms a thousand deep": lambda: forms(1000, 1),
    "forms that double": lambda: forms(40, 2),
    "form that draws itself": lambda: one_page(
        b"/X Do", b"/XObject<</X 5 0 R>>",
        stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"),
    ),
    "content that grows": lambda: drawing(13_000_000),
    "content that grows twice": lambda: one_page(b" " * (600 << 20), packed=2),
    "object stream that grows": lambda: object_stream(600),
    "encrypted": encrypted,
    "ten thousand lines": lambda: rulings(10_000),
    "a million letters": lambda: letters(1_000_000),
    "arrays a hundred thousand deep": lambda: nested(100_000),
    "cross-reference that follows itself": lambda: made(CATALOG, PAGES, PAGE % FONT, trailer=b"/Prev 9"),
    "page of no size": lambda: one_page(b"BT /F 9 Tf (a) Tj ET").replace(b"[0 0 600 800]", b"[9 9 9 9]    "),
    "page as wide as the world": lambda: one_page(b"BT /F 1e30 Tf (a) Tj ET").replace(
        b"[0 0 600 800]", b"[-1e38 0 1e38 9]"
    ),
    "stream that says it is endless": lambda: made(
        CATALOG, PAGES, PAGE % FONT, b"<</Length 99999999999>>stream\nq Q\nendstream"
    ),
}  # fmt: skip


def run(home: Home) -> Summary:
    return ingest(home, publish=None)


def statuses(home: Home) -> dict[str, str]:
    with Ledger.writing(home.ledger) as ledger:
        rows = ledger.connection.execute("SELECT document, status FROM current_documents").fetchall()
    return {document.rpartition("/")[2]: status for document, status in rows}


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Limits that are soon reached."""
    monkeypatch.setenv(MEGABYTES, "400")
    monkeypatch.setenv(SECONDS, "8")
    yield


@pytest.mark.slow
def test_hostile_files_end_with_a_status_and_their_neighbours_do_not_notice(home: Home, little: None) -> None:
    for number, (name, make) in enumerate(HOSTILE.items()):
        (home.inbox / f"{name}.pdf").write_bytes(make())
        (home.inbox / f"{number}.txt").write_text(FINE + str(number), "utf-8")

    first, again = run(home), run(home)

    got = statuses(home)
    assert got.keys() == {f"{name}.pdf" for name in HOSTILE} | {f"{n}.txt" for n in range(len(HOSTILE))}
    assert {got[f"{number}.txt"] for number in range(len(HOSTILE))} == {"read"}
    assert all(failure.reason and failure.remedy for failure in first.failed)
    assert not any("異常終了" in failure.reason for failure in first.failed), first.failed
    assert (again.pages, again.failed, again.known_failed) == (0, [], len(first.failed))


@pytest.mark.slow
def test_a_pdf_cut_anywhere_ends_with_a_status(home: Home, little: None) -> None:
    whole = rulings(100)
    for tenth in range(10):
        cut = whole[: len(whole) * tenth // 10]
        (home.inbox / f"{tenth}.pdf").write_bytes(cut)
        (home.inbox / f"{tenth} that says it is whole.pdf").write_bytes(cut + b"\n%%EOF\n")

    summary = run(home)

    told = {failure.document.rpartition("/")[2]: failure.reason for failure in summary.failed}
    assert len(statuses(home)) == 20
    assert [told[f"{tenth}.pdf"] for tenth in range(10)] == ["空のファイルです"] + [
        "PDFが途中で切れています"
    ] * 9
    assert not any("異常終了" in reason for reason in told.values())


def test_a_document_beyond_its_memory_fails_alone_and_is_not_tried_again_until_that_changes(
    home: Home, little: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home.inbox / "bomb.pdf").write_bytes(drawing(1_500_000))
    (home.inbox / "fine.txt").write_text(FINE, "utf-8")
    monkeypatch.setenv(SECONDS, "120")  # on a busy machine its time must not run out first

    first, again = run(home), run(home)

    [failure] = first.failed
    assert (failure.document, failure.reason) == (
        "inbox/bomb.pdf",
        "処理のメモリーが上限を超えました（400MB）",
    )
    assert MEGABYTES in failure.remedy
    assert (first.new, again.unchanged, again.known_failed, again.failed) == (1, 1, 1, [])
    monkeypatch.setenv(MEGABYTES, "2048")
    assert [failure.reason for failure in run(home).failed] == ["どの頁も読めません"]


@pytest.mark.slow
def test_a_document_beyond_its_time_fails_alone(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    (home.inbox / "slow.pdf").write_bytes(letters(300_000))
    (home.inbox / "fine.txt").write_text(FINE, "utf-8")
    monkeypatch.setenv(SECONDS, "4")

    first, again = run(home), run(home)

    [failure] = first.failed
    assert (failure.document, failure.reason) == ("inbox/slow.pdf", "処理の時間が上限を超えました（4秒）")
    assert SECONDS in failure.remedy
    assert (first.new, again.known_failed, again.failed) == (1, 1, [])


def test_work_that_kills_its_worker_is_told_by_the_signal_and_the_next_finds_a_new_one() -> None:
    with Workers(1) as workers:
        before = workers.ask(os.getpid)
        with pytest.raises(Unfinished) as ended:
            workers.ask(signal.raise_signal, signal.SIGSEGV)

        assert ended.value.failing.reason == f"{KILLED.reason}（SIGSEGV）"
        assert workers.ask(os.getpid) != before


def test_what_a_worker_raises_is_raised_here() -> None:
    with Workers(1) as workers, pytest.raises(ZeroDivisionError):
        workers.ask(divmod, 1, 0)


@pytest.mark.parametrize("value", ["0", "-1", "2GB", "1.5", "²"])
def test_a_limit_is_a_positive_whole_number(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECONDS, value)

    with pytest.raises(BadLimit, match=SECONDS):
        Limits.of_environment()
