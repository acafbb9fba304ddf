"""What a person types for a field (12億3,456万円, 平成21年度), read by the rules that read documents."""

from __future__ import annotations

import math
import re
import types
import unicodedata
from collections.abc import Mapping
from dataclasses import Field, fields
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from pipeline.annotation import AnnotatedDocument
from pipeline.extraction import annotate
from pipeline.japanese.eras import nendo
from pipeline.kinds import Kind, discover, plain_value
from pipeline.labels import AmountLabel, DateLabel
from pipeline.reading import read_text

AMOUNT, DATE = "amount", "date"
_OF_AMOUNT = {
    *("amount_min", "amount_max", "lower_bound", "upper_bound", "modifier"),
    *("min_modifier", "max_modifier", "resolution"),
}
_OF_DATE = {"start_date", "end_date", "precision", "is_range", "modifier", "label_ja"}
_PRINTED_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?%?")
# Filled when publishing.
RESOLVED = ("_id", "part_of", "is_best", "same_as")
_YES, _NO = {"true", "yes", "1", "はい", "○"}, {"false", "no", "0", "いいえ", "×"}


class Unparsable(ValueError):
    """A text that says no value of a field; `remedy` tells what would."""

    def __init__(self, field: str, text: str, remedy: str) -> None:
        super().__init__(field, text, remedy)
        self.message = f"{field}: 「{text}」は値として読めません"
        self.remedy = remedy

    def __str__(self) -> str:
        return self.message


def parse_fields(kind: Kind, typed: Mapping[str, str]) -> dict[str, Any]:
    """The values of typed fields, each checked: {"amount": "12億円"} fills all fields of the amount.

    An empty text takes a field away (None). Raises Unparsable.
    """
    parsed: dict[str, Any] = {}
    for name, text in typed.items():
        text = unicodedata.normalize("NFKC", text).strip()
        if name == AMOUNT and "amount_max" in _known(kind):
            parsed |= _amount(kind, text) if text else dict.fromkeys(_OF_AMOUNT & _known(kind).keys())
        elif name == DATE and "start_date" in _known(kind):
            parsed |= _date(text) if text else dict.fromkeys(_OF_DATE & _known(kind).keys())
        else:
            parsed[name] = _parse(kind, name, text)
    return parsed


def check_value(kind: Kind, value: Mapping[str, Any]) -> dict[str, Any]:
    """A whole value as it would be stored; raises Unparsable where it is none of the kind."""
    try:
        made: Any = msgspec.convert(dict(value), kind.value, strict=True)
    except msgspec.ValidationError as error:
        raise Unparsable(kind.name, str(error), "項目の名前と型を確かめてください") from error
    if unknown := next((name for name in value if name not in _known(kind)), None):
        raise Unparsable(unknown, str(value[unknown]), "この種類にない項目です")
    for name, item in value.items():
        if isinstance(item, float) and not math.isfinite(item):
            raise Unparsable(name, str(item), "数を入れてください")
    first, last = value.get("start_date"), value.get("end_date")
    if first is not None and last is not None and str(last) < str(first):
        raise Unparsable(DATE, f"{first}～{last}", "終わりを始まりより後にしてください")
    low, high = value.get("amount_min"), value.get("amount_max")
    if low is not None and high is not None and low > high:
        raise Unparsable("amount_min", f"{low:,}", f"amount_max（{high:,}）より大きくできません")
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(plain_value(made)))
    return plain


def _known(kind: Kind) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(kind.value)}


def _parse(kind: Kind, name: str, text: str) -> Any:
    known = _known(kind)
    if name not in known:
        usable = [
            *(one for one in known if not one.endswith(RESOLVED)),
            *([AMOUNT] if "amount_max" in known else []),
            *([DATE] if "start_date" in known else []),
        ]
        raise Unparsable(name, text, "この種類にある項目: " + "、".join(usable))
    printed = get_type_hints(kind.value)[name]
    if not text:
        if type(None) not in get_args(printed) and get_origin(printed) is not tuple:
            raise Unparsable(name, text, "この項目は空にできません。事実でなければ除いてください（drop）")
        return None
    hint = _without_none(printed)
    codes: Mapping[str, str] = known[name].metadata.get("codes", {})
    if get_origin(hint) is Literal:
        return _coded(name, text, {code: codes.get(code, code) for code in get_args(hint)})
    if codes:
        return _coded(name, text, codes)
    if hint is bool:
        return _yes(name, text)
    if hint is int:
        return _whole(kind, name, text)
    if hint is float:
        return _number(name, text)
    if hint is date:
        found = _date(text)
        return found["end_date" if name.endswith("_end") or name == "end_date" else "start_date"]
    if get_origin(hint) is tuple:
        return _several(name, text, hint)
    return text


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return next(one for one in get_args(hint) if one is not type(None))
    return hint


def _coded(name: str, text: str, codes: Mapping[str, str]) -> str:
    meant = {**{ja: code for code, ja in codes.items()}, **{code: code for code in codes}}
    if text not in meant:
        allowed = "、".join(code if code == ja else f"{code}（{ja}）" for code, ja in codes.items())
        raise Unparsable(name, text, f"使える値: {allowed}")
    return meant[text]


def _yes(name: str, text: str) -> bool:
    if text.casefold() in _YES | _NO:
        return text.casefold() in _YES
    raise Unparsable(name, text, "はい か いいえ で答えてください")


def _whole(kind: Kind, name: str, text: str) -> int:
    plain = text.replace(",", "")
    if name in ("fiscal_year", "year"):
        return _year(name, text)
    if plain.removeprefix("-").isdecimal():
        return int(plain)
    if name in _OF_AMOUNT and (said := _amount(kind, text).get(name)) is not None:
        return int(said)
    raise Unparsable(name, text, "整数を入れてください")


def _year(name: str, text: str) -> int:
    if text.isdecimal() and len(text) == 4:
        return int(text)
    label = _sole_label("date", text)
    if (
        isinstance(label, DateLabel)
        and label.start is not None
        and not label.is_range
        and label.precision in ("fiscal_year", "year")
    ):
        return label.start.year
    raise Unparsable(name, text, f"西暦4桁か和暦で入れてください（2009、{nendo(2009)}）")


def _number(name: str, text: str) -> float:
    if not _PRINTED_NUMBER.fullmatch(text):
        raise Unparsable(name, text, "数を入れてください")
    return float(text.replace(",", "").removesuffix("%"))


def _several(name: str, text: str, hint: Any) -> Any:
    if get_args(hint)[0] is str:
        return tuple(part.strip() for part in text.replace(",", "、").split("、") if part.strip())
    try:
        return msgspec.to_builtins(msgspec.json.decode(text.encode(), type=hint))
    except msgspec.DecodeError as error:
        raise Unparsable(name, text, f"JSON で入れてください（{error}）") from error


def _amount(kind: Kind, text: str) -> dict[str, Any]:
    label = _sole_label("amount", text)
    if not isinstance(label, AmountLabel):
        raise Unparsable(AMOUNT, text, "単位まで入れてください（12億3,456万円、1億円以下、5～8億円）")
    said = {
        "amount_min": label.minimum,
        "amount_max": label.maximum,
        "lower_bound": label.lower_bound,
        "upper_bound": label.upper_bound,
        "modifier": label.modifier,
        "min_modifier": label.min_modifier,
        "max_modifier": label.max_modifier,
        "resolution": label.resolution,
    }
    return {name: item for name, item in said.items() if name in _known(kind)}


def _date(text: str) -> dict[str, Any]:
    try:
        day = date.fromisoformat(text)
        text = f"{day.year}年{day.month}月{day.day}日"
    except ValueError:
        pass
    label = _sole_label("date", text)
    if not isinstance(label, DateLabel):
        raise Unparsable(DATE, text, "日付を入れてください（2009-04-01、平成21年4月1日、平成21年度）")
    return {
        "start_date": label.start and label.start.isoformat(),
        "end_date": label.end and label.end.isoformat(),
        "precision": label.precision,
        "is_range": label.is_range,
        "modifier": label.modifier,
    }


def _sole_label(name: str, text: str) -> Any:
    """The value of the label that covers a whole text; None where there is none."""
    if not text:
        return None
    annotated: AnnotatedDocument = annotate(read_text(text), list(discover().values()))
    labels = [label for label in annotated.labels(name) if label.end - label.start >= len(text.strip("▲△ "))]
    return labels[0].value if labels else None
