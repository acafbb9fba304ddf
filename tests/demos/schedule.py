"""Re-ingestion, told by itself: a ministry publishes, replaces a figure and withdraws a file.

`make demo-schedule` runs it. The ministry is a server on this machine; all texts are invented.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).parent))
from ministry import Ministry, open_ministry

ROOT = Path(__file__).resolve().parents[2]
FONT = "HeiseiKakuGo-W5"
SOURCES = """\
[operator]
contact = "mailto:operator@example.jp"

[notify]
webhook = "{url}/hook"

[[source]]
id = "seisaku-news"
ministry = "政策庁"
kind = "feed"
url = "{url}/news.rdf"
private = true
delay_seconds = 0.05
recheck_hours = 0
"""
FEED = """\
<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="/"><title>政策庁 新着情報</title><link>/</link></channel>
<item rdf:about="/press/yosan.html"><title>令和9年度概算要求について</title>
<link>/press/yosan.html</link><dc:date>{today}T14:00:00+09:00</dc:date></item>
</rdf:RDF>
"""
PAGE = """\
<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>令和9年度概算要求について</title>
<body><main><h1>令和9年度概算要求について</h1>
<p>政策庁は、令和9年度概算要求をとりまとめました。</p>
<ul><li><a href="gaiyo.pdf">令和9年度概算要求の概要（PDF）</a></li>
<li><a href="besshi.pdf">別紙1 事業の一覧（PDF）</a></li></ul></main></body></html>
"""


def main() -> None:
    """Run the steps one after the other, each command as a person would type it."""
    with TemporaryDirectory(prefix="seisaku-demo-") as folder, open_ministry() as ministry:
        Demo(Path(folder), ministry).tell()


class Demo:
    """A ministry, a home of its own, and the commands in it."""

    def __init__(self, folder: Path, ministry: Ministry) -> None:
        self._ministry = ministry
        (folder / "raw").mkdir(parents=True)
        (folder / "raw" / "sources.toml").write_text(SOURCES.format(url=ministry.url), "utf-8")
        self._environment = {**os.environ, "SEISAKU_HOME": str(folder)}
        self._told = 0

    def tell(self) -> None:
        """The whole story."""
        self._say("一日目：政策庁が概算要求を公表する")
        self._publish("48億円")
        self._run("fetch")
        self._run("ingest", "--plain")
        self._say("その夜：何も変わらない。知らせも届かない")
        self._run("fetch")
        self._say("二日目：概要の額が、同じURLのまま差し替えられる")
        self._ministry.publish("/press/gaiyo.pdf", _leaflet("里山学習支援事業の要求額は、52億円である。"))
        self._run("fetch")
        self._run("ingest", "--plain")
        self._run("diff", "1", "newest", "--kind", "budget", "--each")
        self._say("三日目：別紙が取り下げられる")
        self._ministry.withdraw("/press/besshi.pdf")
        self._run("fetch")
        self._run("ingest", "--plain")
        self._run("sql", "SELECT document, role, status FROM documents ORDER BY ALL")
        self._run(
            "sql", "SELECT document, program, fiscal_year, stage, value_quote FROM budgets ORDER BY ALL"
        )

    def _publish(self, amount: str) -> None:
        publish = self._ministry.publish
        publish("/news.rdf", FEED.format(today=_today()))
        publish("/press/yosan.html", PAGE)
        publish("/press/gaiyo.pdf", _leaflet(f"里山学習支援事業の要求額は、{amount}である。"))
        publish("/press/besshi.pdf", _leaflet("里海しごと創造事業の要求額は、18億円である。"))
        publish("/hook", b"ok", validates=False)

    def _say(self, words: str) -> None:
        print(f"# {words}\n", flush=True)

    def _run(self, *arguments: str) -> None:
        shown = " ".join(f"'{one}'" if " " in one else one for one in arguments)
        lines = [line for line in self._ask(*arguments).splitlines() if not line.startswith("次は")]
        print(f"❯ seisaku {shown}", *map(self._public, lines), sep="\n", flush=True)
        for bulletin in self._ministry.received[self._told :]:
            print(*(f"✉ {self._public(line)}" for line in _text(bulletin)), sep="\n", flush=True)
        self._told = len(self._ministry.received)
        print(flush=True)

    def _public(self, line: str) -> str:
        """As it would be on the web: without the port of the day."""
        return re.sub(r"http://127\.0\.0\.1:\d+", "https://seisaku.example.jp", line)

    def _ask(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", *arguments],
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            cwd=ROOT,
            check=False,
        )
        if done.returncode not in (0, 3) or done.stderr:
            raise SystemExit(done.stderr or done.stdout)
        return done.stdout


def _text(bulletin: bytes) -> list[str]:
    told: dict[str, Any] = json.loads(bulletin)
    return [line for line in str(told["text"]).splitlines() if line]


def _today() -> str:
    from datetime import date

    return date.today().isoformat()


def _leaflet(line: str) -> bytes:
    """A page of a budget request with one line."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = BytesIO()
    canvas = Canvas(file, invariant=True)
    canvas.setFont(FONT, 14)
    canvas.drawString(72, 760, "令和9年度 概算要求の概要")
    canvas.drawString(72, 720, line)
    canvas.save()
    return file.getvalue()


if __name__ == "__main__":
    main()
