"""Places in a figure's row: 岩手県 and 久慈市、遠野市 say where the money goes; they are no program."""

from __future__ import annotations

import re

from extractors.budget.figures.figure import Figure
from extractors.budget.figures.rows import texts_to_the_left
from pipeline.facts import Label
from pipeline.japanese.regions import codes_of

_BETWEEN = re.compile(r"[\s、,・/]+")


def is_place(text: str) -> bool:
    """Whether words are nothing but names of places: 新潟県, 久慈市、遠野市; not 岩手県立図書館."""
    parts = [part for part in _BETWEEN.split(text) if part]
    return bool(parts) and all(codes_of(part) is not None for part in parts)


def places_of_row(figure: Figure) -> list[Label]:
    """The cells of the row that are places, the nearest first, each with all of them as its value."""
    if not figure.in_cell:
        return []
    texts = {block: figure.annotated.passages[block].normalized for block in texts_to_the_left(figure)}
    places = {block: text.strip() for block, text in texts.items() if is_place(text)}
    whole = "".join(places[block] for block in sorted(places))
    return [
        Label("place_of_row", whole, block, 0, len(texts[block]), "place_of_row")
        for block in sorted(places, reverse=True)
    ]
