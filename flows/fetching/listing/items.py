"""What a listing names: an address with what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Literal

JST = timezone(timedelta(hours=9), "JST")
Role = Literal["掲載頁", "本体", "別紙", "参考資料"]


@dataclass(frozen=True, slots=True)
class Item:
    """An address in a listing: title, day in Japan, categories, the fiscal year of its words, its role.

    `page` is the page of the release to which it belongs; a page that is one belongs to itself.
    """

    url: str
    title: str = ""
    published: date | None = None
    categories: tuple[str, ...] = ()
    fiscal_year: int | None = None
    role: Role = "掲載頁"
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """All items of a listing, before the source chooses among them; `newest` is the latest time it tells."""

    items: tuple[Item, ...]
    newest: datetime | None = None


class Unlistable(Exception):
    """A listing that can't be read: the cause in a word, in a sentence, and what helps."""

    def __init__(self, cause: str, reason: str, remedy: str) -> None:
        super().__init__(cause, reason, remedy)
        self.cause, self.reason, self.remedy = cause, reason, remedy
