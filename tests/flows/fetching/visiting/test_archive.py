"""What a fetch leaves in raw/: bytes once, their records beside them."""

from __future__ import annotations

import hashlib
import json
from typing import Any

PDF, OTHER = b"%PDF-1.7 one", b"%PDF-1.7 other"


def test_bytes_stand_with_their_source_and_tell_how_they_came(desk: Any, rss: Any) -> None:
    ministry = desk.ministry
    ministry.publish("/feed.xml", rss(("/a.pdf", "令和9年度の資料", "2026-08-29T09:00:00+09:00")))
    secret = {"Set-Cookie": "session=secret", "X-Note": "caf\xe9"}
    ministry.publish("/a.pdf", PDF, headers=secret)
    desk.fetch()
    desk.later(days=1)
    ministry.publish("/a.pdf", OTHER)
    desk.fetch()
    desk.later(days=1)
    ministry.publish("/a.pdf", PDF, headers=secret)
    desk.fetch()

    one, other = (hashlib.sha256(body).hexdigest() for body in (PDF, OTHER))
    folder = desk.home.raw / "news"
    for sha256, body in ((one, PDF), (other, OTHER)):
        place = folder / sha256[:2] / sha256
        assert place.samefile(desk.home.objects / sha256[:2] / sha256)
        assert place.read_bytes() == body
    records = [json.loads(path.read_text("utf-8")) for path in sorted(folder.rglob(f"{one}.*.json"))]
    assert len(records) == 2
    assert records[0]["at"] < "2026-09-02" < records[1]["at"]
    assert records[0].pop("headers").keys() == {
        "server", "date", "content-type", "content-length", "etag", "last-modified", "x-note",
    }  # fmt: skip
    del records[0]["at"]
    assert records[0] == {
        "document": "news/a.pdf", "url": f"{ministry.url}/a.pdf", "final_url": f"{ministry.url}/a.pdf",
        "status": 200, "sha256": one, "size": len(PDF), "source": "news", "ministry": "政策庁",
        "title": "令和9年度の資料", "published": "2026-08-29", "fiscal_year": 2027, "role": "本体",
        "page": None,
    }  # fmt: skip
    assert "secret" not in "".join(path.read_text("utf-8") for path in folder.rglob("*.json"))
    assert desk.unfinished() == []
