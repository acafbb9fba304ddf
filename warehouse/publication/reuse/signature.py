"""Whether the published file is still the one that was made: whoever wrote into it has made it their own."""

from __future__ import annotations

import json

from pipeline.home import Home

NAME = "published.signature.json"


def is_ours(home: Home) -> bool:
    """Whether nobody has changed the published file since it was made."""
    note = home.warehouse / NAME
    try:
        return bool(json.loads(note.read_text("utf-8")) == _look(home))
    except (OSError, ValueError):
        return False


def sign(home: Home) -> None:
    """Note what the file looks like that was just made."""
    note = home.warehouse / NAME
    draft = note.with_suffix(".tmp")
    draft.write_text(json.dumps(_look(home)), "utf-8")
    draft.replace(note)


def _look(home: Home) -> dict[str, int]:
    file = home.published.stat()
    return {
        "size": file.st_size,
        "mtime_ns": file.st_mtime_ns,
        "inode": file.st_ino,
        "has_log": int(home.published.with_name(f"{home.published.name}.wal").exists()),
    }
