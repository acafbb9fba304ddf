"""Makes the PDFs and the CP932 text of this folder from what texts.py says."""

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import texts
from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
FONTS = {"mincho": "ipaexm.ttf", "gothic": "ipaexg.ttf"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/Library/Fonts")
NAVY, PALE, ORANGE = HexColor("#1f3864"), HexColor("#e8eef7"), HexColor("#c55a11")
NEVER_FIRST = "、。，．）」』】・％々ー"


def main() -> None:
    """Writes the three files beside this script."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", type=Path, help="the folder that has ipaexm.ttf and ipaexg.ttf")
    register_fonts(parser.parse_args().fonts)
    press_release(HERE / "press-release.pdf")
    slide(HERE / "slide.pdf")
    notice(HERE / "notice-cp932.txt")


def register_fonts(folder: Path | None) -> None:
    """Makes the two IPAex fonts known, from the folder given or from where systems keep fonts."""
    folders = [folder] if folder else [Path(name).expanduser() for name in FONT_FOLDERS]
    for name, file in FONTS.items():
        found = next((path for root in folders for path in sorted(root.rglob(file))), None)
        if found is None:
            raise SystemExit(f"{file} not found: install fonts-ipaexfont, or name its folder with --fonts")
        registerFont(TTFont(name, found))


def wrap(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Breaks a paragraph where it is full, as a word processor does: never in 1,200, never before 。"""
    line = ""
    for piece in re.findall(r"[0-9,/.]+|.", text):
        if line and piece not in NEVER_FIRST and measure(line + piece) > width:
            yield line
            line = ""
        line += piece
    yield line


class Paper:
    """A page of a letter that is written from the top down."""

    left, right, size, leading = 71.0, 524.0, 10.5, 20.0

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.y = canvas, 770.0

    def line(
        self, text: str, font: str = "mincho", size: float = size, at: str = "left", indent: float = 0
    ) -> None:
        """Writes one line and moves on."""
        self.canvas.setFont(font, size)
        width = stringWidth(text, font, size)
        room = self.right - self.left - width
        x = self.left + {"left": indent, "center": room / 2, "right": room}[at]
        self.canvas.drawString(x, self.y, text)
        self.y -= self.leading * max(1.0, size / 12)

    def paragraph(self, text: str, indent: float = 0, size: float = size) -> None:
        """Writes a paragraph whose first line is set in by one character."""
        width = self.right - self.left - indent
        for line in wrap("　" + text, width, lambda part: stringWidth(part, "mincho", size)):
            self.line(line, indent=indent, size=size)

    def heading(self, text: str) -> None:
        """Writes a heading with air above it."""
        self.y -= 10
        self.line(text, font="gothic", size=11.5)

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float], height: float = 22) -> None:
        """Draws a ruled table: the first row shaded, numbers to the right, the last row set off."""
        top, total = self.y + 12, sum(widths)
        edges = [self.left + sum(widths[:column]) for column in range(len(widths) + 1)]
        self.canvas.setFillColor(PALE)
        self.canvas.rect(self.left, top - height, total, height, stroke=0, fill=1)
        self.canvas.rect(self.left, top - height * len(rows), total, height, stroke=0, fill=1)
        self.canvas.setFillColor(black)
        self.canvas.setLineWidth(0.6)
        self.canvas.grid(edges, [top - height * row for row in range(len(rows) + 1)])
        for number, row in enumerate(rows):
            self.canvas.setFont("gothic" if number in (0, len(rows) - 1) else "mincho", 10)
            for column, cell in enumerate(row):
                y = top - height * number - 15
                if number == 0:
                    self.canvas.drawCentredString((edges[column] + edges[column + 1]) / 2, y, cell)
                elif column:
                    self.canvas.drawRightString(edges[column + 1] - 8, y, cell)
                else:
                    self.canvas.drawString(edges[0] + 8, y, cell)
        self.y = top - height * len(rows) - 16

    def finish(self, number: int) -> None:
        """Writes the page's number at its foot and ends the page."""
        self.canvas.setFont("mincho", 10)
        self.canvas.drawCentredString(A4[0] / 2, 36, f"- {number} -")
        self.canvas.showPage()


def press_release(path: Path) -> None:
    """令和7年4月11日: a budget table in 百万円, and five regions that were chosen."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1, initialFontName="gothic")
    canvas.setTitle("地域振興関係予算の概要と採択地域について")
    first_page(Paper(canvas))
    second_page(Paper(canvas))
    canvas.save()


def first_page(page: Paper) -> None:
    """What was decided, why, and the budget."""
    page.canvas.setLineWidth(1)
    page.canvas.rect(page.left, page.y - 8, 96, 25)
    page.line("報 道 発 表", font="gothic", size=13, indent=14)
    page.y += 20
    page.line("令和7年4月11日", at="right")
    page.line("政策庁 地域振興局", at="right")
    page.y -= 16
    page.line("令和7年度地域振興関係予算の概要と", font="gothic", size=15, at="center")
    page.line("「里海しごと創造事業（発展型）」の採択地域について", font="gothic", size=15, at="center")
    page.y -= 12
    page.paragraph(texts.LEAD)
    page.heading("１．趣旨")
    page.paragraph(texts.PURPOSE, indent=10.5)
    page.heading("２．令和7年度予算の概要")
    page.line("（単位：百万円）", at="right", size=9.5)
    page.table(texts.BUDGET, [188, 100, 100, 65])
    page.line(texts.BUDGET_NOTE, size=9)
    page.heading("３．主な事業の内容")
    for title, text in texts.HIGHLIGHTS:
        page.line(title, font="gothic", indent=10.5)
        page.paragraph(text, indent=21)
        page.y -= 4
    page.finish(1)


def second_page(page: Paper) -> None:
    """Who was chosen, how they are helped, what comes next, whom to ask."""
    page.heading("４．採択地域")
    page.line("(1) 審査の経過", font="gothic", indent=10.5)
    page.paragraph(texts.REVIEW, indent=21)
    page.y -= 4
    page.line("(2) 採択地域（5地域）", font="gothic", indent=10.5)
    for region in texts.REGIONS:
        page.line(f"・{region}", indent=31.5)
    page.y -= 4
    page.line("(3) 支援の内容", font="gothic", indent=10.5)
    page.paragraph(texts.SUPPORT, indent=21)
    page.heading("５．今後の予定")
    for when, what in texts.SCHEDULE:
        page.line(when, indent=21)
        page.y += page.leading
        page.line(what, indent=136.5)
    page.y -= 24
    page.canvas.rect(page.right - 240, page.y - 51, 240, 72)
    for line in texts.CONTACT:
        page.line(line, size=10, indent=page.right - page.left - 228)
    page.finish(2)


def slide(path: Path) -> None:
    """One page of boxes: 89億円(75億円), 5~8億円×9地域, （新規）, 内数."""
    width, height = landscape(A4)
    canvas = Canvas(str(path), pagesize=(width, height), invariant=1, initialFontName="gothic")
    canvas.setTitle("地域のものづくりと学びの推進")

    def write(x: float, y: float, text: str, size: float, color: Color = black, *, end: bool = False) -> None:
        canvas.setFillColor(color)
        canvas.setFont("gothic", size)
        (canvas.drawRightString if end else canvas.drawString)(x, y, text)

    canvas.setFillColor(NAVY)
    canvas.rect(0, height - 56, width, 56, stroke=0, fill=1)
    write(30, height - 38, "地域のものづくりと学びの推進", 24, white)
    write(width - 30, height - 36, "政策庁 地域振興局", 13, white, end=True)
    write(30, height - 92, "令和7年度予算額　145億円(110億円)", 19, NAVY)
    write(width - 30, height - 88, "( )内は令和6年度予算額", 11, end=True)
    write(30, height - 116, texts.SLIDE_AIM, 12)

    box_width, box_height = (width - 80) / 2, 174
    for number, (title, amount, lines) in enumerate(texts.SLIDE_BOXES):
        x, top = 30 + (number % 2) * (box_width + 20), height - 138 - (number // 2) * (box_height + 18)
        canvas.setStrokeColor(NAVY)
        canvas.setFillColor(PALE)
        canvas.roundRect(x, top - box_height, box_width, box_height, 8, stroke=1, fill=1)
        canvas.setFillColor(NAVY)
        canvas.roundRect(x, top - 34, box_width, 34, 8, stroke=0, fill=1)
        write(x + 12, top - 23, title, 15, white)
        write(x + box_width - 14, top - 62, amount, 18, ORANGE, end=True)
        for row, line in enumerate(lines):
            write(x + 16, top - 94 - row * 28, line, 13)
    write(30, 44, "※140億円の内数は、145億円に含まない。", 10)
    write(30, 28, "令和7年4月現在", 10)
    write(width - 30, 24, "3", 12, end=True)
    canvas.save()


def notice(path: Path) -> None:
    """Writes a letter as old systems keep it: CP932, CRLF, each line broken after 36 characters."""

    def columns(text: str) -> int:
        return sum(1 if character.isascii() else 2 for character in text)

    lines: list[str] = []
    for paragraph in texts.NOTICE.splitlines():
        if paragraph.startswith(">"):
            lines.append("　" * ((72 - columns(paragraph[1:])) // 2) + paragraph[1:])
        else:
            lines.extend(wrap(paragraph, 72, columns))
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode("cp932"))


if __name__ == "__main__":
    main()
