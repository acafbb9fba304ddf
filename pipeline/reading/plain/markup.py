"""What stands in a text file but is not printed: stray HTML tags and scripts, Markdown's emphasis."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|br|center|code|dd|details|div|dl|dt|em|fieldset|figcaption|figure|font|h[1-6]|hr|i|"
    r"iframe|img|legend|li|link|meta|nav|ol|p|pre|s|script|section|small|span|strong|style|sub|summary|sup|table|tbody|"
    r"td|tfoot|th|thead|tr|u|ul)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"<(script|style)\b", re.IGNORECASE)
_HEADING = re.compile(r"\s*<h([1-6])\b[^<>]{0,2000}>\s*", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")
_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)


def without_tags(lines: Iterable[str]) -> Iterator[str]:
    """The lines without HTML tags; those of scripts and style sheets become empty."""
    inside: str | None = None
    for line in lines:
        if inside is None and "<" not in line:
            yield line
            continue
        if inside is None:
            hidden = _HIDDEN.search(line)
            inside = hidden[1].lower() if hidden else None
        if inside is None:
            yield line if line.lstrip().startswith("|") else _plain(line)
            continue
        if f"</{inside}" in line.lower():
            inside = None
        yield ""


def _plain(line: str) -> str:
    marked = _HEADING.sub(lambda found: "#" * int(found[1]) + " ", line, count=1)
    return html.unescape(_TAG.sub("", marked))


def without_emphasis(text: str) -> str:
    """**地域** becomes 地域."""
    return _BOLD.sub(r"\1", text) if "**" in text else text


def printed_lines(cell: str) -> list[str]:
    """The lines of a table's cell: 文<br>部<br>科 has three; none where the cell is empty."""
    parts = _BREAK.split(cell) if "<" in cell else [cell]
    bare = (without_emphasis(_TAG.sub("", part).replace("\\|", "|").strip(" \t　\xa0\r")) for part in parts)
    return [part for part in bare if part]
