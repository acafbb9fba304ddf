"""What the page that shows a reading calls things, in the reader's language."""

from __future__ import annotations

from flows.language import say


def words() -> dict[str, str]:
    """The names of kinds, roles and relations, and the words of the page itself."""
    return {key: say(*both) for key, both in _WORDS.items()}


_WORDS: dict[str, tuple[str, str]] = {
    "heading": ("見出し", "heading"),
    "paragraph": ("段落", "paragraph"),
    "list_item": ("箇条", "list item"),
    "caption": ("表題・単位", "caption"),
    "note": ("注", "note"),
    "header": ("柱（上）", "running header"),
    "footer": ("柱（下）", "running footer"),
    "page_number": ("頁番号", "page number"),
    "cell": ("欄", "cell"),
    "cell header": ("表の見出し", "column header"),
    "cell label": ("行の見出し", "row label"),
    "cell value": ("値", "value"),
    "cell total": ("計", "total"),
    "cell note": ("表中の注", "note in a table"),
    "row_label": ("行の見出し", "row label"),
    "column_header": ("列の見出し", "column header"),
    "facing_label": ("左頁の見出し", "label on the facing page"),
    "unit_note": ("単位", "unit"),
    "list_parent": ("上位の箇条", "parent item"),
    "preceding": ("直前", "right before"),
    "running_head": ("柱", "running head"),
    "document": ("文書", "document"),
    "page": ("頁", "page"),
    "order": ("読む順", "Reading order"),
    "tables": ("表", "Tables"),
    "hint": (
        "重ねると係り先、押すと固定、↑↓で前後、Escで解除",
        "Hover for what governs, click to hold, ↑↓ to move, Esc to let go",
    ),
    "nothing": ("文字がありません", "No text"),
    "as_read": ("読んだまま", "as read"),
}
