"""Sizes, times and servers in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from flows.language import say

MOST_NAMED = 5
KIBI = 1024


def in_bytes(number: int) -> str:
    """A size for people: 3.5 GiB."""
    amount, unit = float(number), "B"
    for larger in ("KiB", "MiB", "GiB", "TiB"):
        if amount < KIBI:
            break
        amount, unit = amount / KIBI, larger
    return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"


def moment(time: datetime) -> str:
    """A time of the ledger (UTC without a zone) as the clock on the wall has it."""
    return f"{time.replace(tzinfo=UTC).astimezone():%Y-%m-%d %H:%M}"


def named(names: Sequence[str], most: int = MOST_NAMED) -> str:
    """The first few names, and how many there are besides."""
    separator = say("、", ", ")
    first = separator.join(names[:most])
    more = len(names) - most
    return first if more <= 0 else first + say(f" ほか {more:,}", f" and {more:,} more")


def server(url: str) -> str:
    """The server of an address without what may be secret: user, password, path."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return say("読めない URL", "an unreadable URL")
    return f"{parts.scheme}://{parts.hostname}{port}" if parts.hostname else say("URL ではない", "no URL")
