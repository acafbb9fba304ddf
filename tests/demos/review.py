"""A review, told by itself: a release, a rule and a reader change, and a person had decided before.

`make demo-review` runs it. All texts are invented.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parents[2]
FONT = "HeiseiKakuGo-W5"
RELEASE = """\
令和7年度 里山学習支援事業の公募について

1 予算額
里山学習支援事業の予算額は、{amount}です。補助率は{share}とします。

2 応募の期間
令和7年5月12日から同年6月20日まで

3 その他
前年度の予算額は、4億8,000万円でした。
"""
KIND = '''
"""Shares (補助率), as a demonstration adds them."""

from dataclasses import dataclass

from pipeline.facts import Draft
from pipeline.kinds import Kind, column
from pipeline.rules import Rule


@dataclass(frozen=True)
class Share:
    """A share: 補助率5割."""

    percent: int = column("割合（％）", "the share in percent")


def complete(annotated):
    for label in annotated.labels("share"):
        yield Draft(Share(label.value), label.block, label.start, label.end, label.rule)


RULES = (Rule("tenths", r"(?P<n>[0-9])割", lambda match: int(match["n"]){factor}, "share"),)
KIND = Kind("share", "shares", Share, RULES, complete, ja="補助率", en="shares")
'''


def main() -> None:
    """Run the steps one after the other, each command as a person would type it."""
    with TemporaryDirectory(prefix="seisaku-demo-") as folder:
        Demo(Path(folder)).tell()


class Demo:
    """A home of its own, and the commands in it."""

    def __init__(self, folder: Path) -> None:
        self._inbox, self._kinds = folder / "raw" / "inbox", folder / "kinds"
        self._inbox.mkdir(parents=True)
        self._environment = {
            **os.environ,
            "SEISAKU_HOME": str(folder),
            "SEISAKU_EXTRACTORS": str(self._kinds),
            "SEISAKU_REVIEWER": "山田",
        }

    def tell(self) -> None:
        """The whole story."""
        self._say("一日目：資料が届き、取り込んで、確かめて、締める")
        self._write_rule("")
        self._write_release("5億円", "5割")
        self._write_leaflet()
        self._run("ingest", "--plain", "--reader", "pdfplumber")
        wrong = self._fact_of("4億8,000万円")
        self._run("review", "correct", wrong, "program=里山体験事業", "--note", "前身の事業の額")
        self._run("review", "close", "--note", "初回")
        self._say("二日目：同じURLの資料の額が差し替えられ、規則を直し、読み取りを既定に戻した")
        self._write_release("5億2,000万円", "5割")
        self._write_rule(" * 10")
        self._run("ingest", "--plain")
        self._run("diff", "--each")
        self._run("review", "accept", "--cause", "rules", "--note", "5割は50％")
        self._run("review", "accept", "--all")
        self._run("review", "correct", self._fact_of("18億円"), "organization=水産庁", "--note", "発行元")
        self._run("diff", "published", "newest", "--cause", "reviewer", "--each")
        self._run("publish")
        self._run("sql", "SELECT program, organization, value_quote, status FROM budgets ORDER BY ALL")
        self._run("score")

    def _write_release(self, amount: str, share: str) -> None:
        (self._inbox / "koubo.txt").write_text(RELEASE.format(amount=amount, share=share), "utf-8")

    def _write_rule(self, factor: str) -> None:
        folder = self._kinds / "share"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").write_text(KIND.replace("{factor}", factor), "utf-8")

    def _write_leaflet(self) -> None:
        """A page with a figure that nobody sees, and that one of the readers takes for print."""
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        canvas = Canvas(str(self._inbox / "leaflet.pdf"), invariant=True)
        canvas.setFont(FONT, 14)
        canvas.drawString(72, 760, "令和7年度 里海しごと創造事業 予算額 18億円")
        canvas.setFont(FONT, 12)
        canvas.drawString(72, 660, "海の仕事をつくる取組を支援する。")
        hidden = canvas.beginText(72, 700)
        hidden.setFont(FONT, 12)
        hidden.setTextRenderMode(3)
        hidden.textLine("令和7年度 旧案 予算額 21億円")
        canvas.drawText(hidden)
        canvas.save()

    def _fact_of(self, quote: str) -> str:
        query = f"SELECT fact_id FROM budgets WHERE value_quote = '{quote}'"
        return self._ask("sql", "--csv", query).splitlines()[1]

    def _say(self, words: str) -> None:
        print(f"# {words}\n", flush=True)

    def _run(self, *arguments: str) -> None:
        shown = " ".join(f"'{one}'" if " " in one or "=" in one else one for one in arguments)
        # Versions of rules are digests of their code.
        told = re.sub(r"\([0-9a-f]{7} → [0-9a-f]{7}\)", "(1234567 → 89abcde)", self._ask(*arguments))
        lines = [line for line in told.splitlines() if not line.startswith("次は")]
        print(f"❯ seisaku {shown}", *lines, "", sep="\n", flush=True)

    def _ask(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", *arguments],
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            cwd=ROOT,
            check=False,
        )
        if done.returncode not in (0, 3):
            raise SystemExit(done.stderr)
        return done.stdout


if __name__ == "__main__":
    main()
