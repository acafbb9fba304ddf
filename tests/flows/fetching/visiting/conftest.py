"""A feed of three documents."""

from __future__ import annotations

from typing import Any

import pytest

PDF = b"%PDF-1.7 "


@pytest.fixture
def three(desk: Any, rss: Any) -> Any:
    """A feed of three PDFs, of 28, 29 and 30 August."""
    days = (("/a.pdf", "2026-08-30"), ("/b.pdf", "2026-08-29"), ("/c.pdf", "2026-08-28"))
    desk.ministry.publish("/feed.xml", rss(*((path, "題", f"{day}T09:00:00+09:00") for path, day in days)))
    for path, _ in days:
        desk.ministry.publish(path, PDF + path.encode())
    return desk
