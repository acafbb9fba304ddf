"""A diff of facts as one self-contained HTML file, to attach to a mail."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.language import language, say
from flows.show.changes import TELLING, causes
from flows.show.review_words import field_word, kind_word, value_word, word
from flows.show.yen import yen_ja, yen_short
from warehouse.board.board import Board
from warehouse.board.changes import Change, Group
from warehouse.board.filters import Filter
from warehouse.diff.fields import FieldChange

MOST_OF_A_GROUP = 200


def diff_page(board: Board, wanted: Filter) -> str:
    """The groups of changes that a filter lets through, each with its first changes, as HTML."""
    groups = [group for group in board.groups(wanted) if group.change != "moved"]
    moved = sum(group.size for group in board.groups(wanted) if group.change == "moved")
    environment = Environment(
        loader=FileSystemLoader(str(files(__package__))),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("diff.html").render(
        lang=language(),
        say=say,
        word=word,
        kind_word=kind_word,
        field_word=field_word,
        value_word=value_word,
        yen=yen_ja,
        yen_short=yen_short,
        causes=causes,
        board=board,
        documents=[one for one in board.documents() if one.became != "same" or one.changes],
        groups=[(group, _changes(board, group)) for group in groups],
        moved=moved,
        shown_fields=_shown_fields,
    )


def _changes(board: Board, group: Group) -> list[Change]:
    return board.changes(Filter(group=group.group_id), limit=MOST_OF_A_GROUP)


def _shown_fields(change: Change, group: Group) -> list[FieldChange]:
    """Of a changed fact what differs; of others what tells them apart."""
    telling = group.fields or TELLING
    return [one for one in change.fields if one.field in telling]
