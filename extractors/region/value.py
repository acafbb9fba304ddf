"""What a list of regions is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.kinds import column

Relation = Literal["is", "named_after", "within"]


@dataclass(frozen=True, slots=True)
class Tie:
    """One of several places to which a member is tied: 水戸・日立地域 is named after two cities."""

    relation: Relation
    prefecture_code: str | None = None
    municipality_code: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a list as printed, and how it is tied to a place.

    札幌市 is 011002; 札幌地域 is named after it; 大阪府北部地域 lies within 27. Where it is tied to several,
    `places` has each, and the codes are what they have in common.
    """

    name: str
    relation: Relation | None = None
    prefecture_code: str | None = None
    municipality_code: str | None = None
    places: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionList:
    """Places that are chosen or named together, or only their declared number.

    対象地域:札幌地域、函館地域 has two members; 新規6地域 declares six.
    """

    list_id: str | None = column("リストID", "list")
    label: str | None = column("見出し（文書の表記）", "label as printed")
    program: str | None = column("事業名", "program")
    variant: str | None = column("型・期", "variant of the program")
    program_id: str | None = column("事業ID", "program, identified across documents")
    organization: str | None = column("所管", "organization")
    event: str | None = column("区分（採択・継続・新規・候補など）", "what happened to them, as printed")
    fiscal_year: int | None = column("年度", "fiscal year that the list describes")
    declared_count: int | None = column("公表された数", "declared number")
    declared_max: int | None = column("公表された数の上限", "upper end of a declared range")
    declared_modifier: str | None = column(
        "公表された数の限定",
        "modifier of the declared number",
        codes={"about": "約・程度", "at_least": "以上", "at_most": "以内"},
    )
    counted_unit: str | None = column("数えた単位", "what is counted")
    alt_count: int | None = column("別の単位での数", "the same in another unit")
    alt_unit: str | None = column("別の単位", "the other unit")
    member_count: int | None = column("列挙された数", "number of printed members")
    parent_list_id: str | None = column("親リストID", "list of which it is a part")
    same_as: str | None = column("同じリストのID", "the same list elsewhere")
    members: tuple[Member, ...] = column("構成する地域", "members", default=(), public=False)
