"""What `seisaku page` writes and how it ends."""

from __future__ import annotations

import sys
from pathlib import Path

from flows.exit_codes import DONE, FAILURE, USAGE
from flows.language import say
from flows.show.console import complain, out, styled
from flows.show.page import as_html
from pipeline.reading import Unreadable, read
from pipeline.reading.pdf.picture import page_picture


def run(file: Path, number: int, to: Path | None) -> int:
    """Write the page with its blocks and chains as HTML, beside the caller or to `to` (- is stdout)."""
    try:
        data = file.read_bytes()
        document = read(data, file.name)
    except Unreadable as error:
        complain(f"{file}: {error.reason}", error.remedy)
        return FAILURE
    except OSError as error:
        complain(
            f"{file}: {error.strerror}",
            say("パスと権限を確かめてください", "check the path and its permissions"),
        )
        return FAILURE
    if not any(page.number == number for page in document.pages):
        last = len(document.pages)
        complain(say(f"{file} に {number} 頁はありません", f"{file} has no page {number}"), f"1–{last}")
        return USAGE
    picture = page_picture(data, number) if document.media_type == "application/pdf" else None
    html = as_html(document, number, picture, file.name)
    if to is not None and str(to) == "-":
        sys.stdout.write(html)
        return DONE
    target = to or Path(f"{file.stem}-p{number}.html")
    target.write_text(html, "utf-8")
    out().print(styled(target))
    return DONE
