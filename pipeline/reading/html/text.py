"""The text of an HTML element: where its lines break, and what of it is not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

_HIDDEN_TAGS = (
    "script style noscript template nav head header footer aside form select button textarea iframe svg math"
)
_INLINE_TAGS = (
    "-text a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rb s samp small "
    "span strike strong sub sup time tt u var wbr img"
)
HIDDEN = frozenset(_HIDDEN_TAGS.split())
INLINE = frozenset(_INLINE_TAGS.split())
BREAK = "\0"  # where a line breaks; no HTML text holds it
MAX_DEPTH = 200
_NAVIGATION = re.compile(
    r"\b(?:breadcrumbs?|topicpath|pankuzu|g?navi?(?:gation)?|menu|footer|sidebar|skip)\b", re.IGNORECASE
)
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")


def printed_lines(node: LexborNode) -> list[str]:
    """The lines of a cell or a caption: <br> and block elements break them."""
    parts: list[str] = []
    for child in node.traverse(include_text=True):
        if child.tag == "-text" and not any(is_hidden(up) for up in _parents(child, node)):
            parts.append(child.text_content or "")
        elif child.tag not in INLINE:
            parts.append(BREAK)
    return [line for part in "".join(parts).split(BREAK) if (line := squeeze(part))]


def _parents(node: LexborNode, root: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    for _ in range(MAX_DEPTH):
        if parent is None or parent == root:
            return
        yield parent
        parent = parent.parent


def is_hidden(node: LexborNode) -> bool:
    """Whether an element is no text of the page: a script, navigation, something not displayed."""
    attributes = node.attributes
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''} {attributes.get('role') or ''}"
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return (
        node.tag in HIDDEN
        or "hidden" in attributes
        or "display:none" in style
        or "visibility:hidden" in style
        or _NAVIGATION.search(names.replace("_", " ")) is not None
    )


def squeeze(text: str) -> str:
    """Text without the white space that markup adds."""
    return _SPACES.sub(" ", text).strip(" 　")
