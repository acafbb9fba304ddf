"""What brackets behind a name say."""

from __future__ import annotations

import pytest

from extractors.program.brackets import Named, take_apart


@pytest.mark.parametrize(
    ("behind", "variant", "aliases"),
    [
        ("(第II期)【89億円】", "第II期", ()),
        ("(広域連携型)", "広域連携型", ()),
        ("(CRISP)", None, ("CRISP",)),
        ("(CRISP)(第2期)", "第2期", ("CRISP",)),
        ("<令和6年度版>", "令和6年度版", ()),
        ("第II期では", "第II期", ()),
        ("(通称:うみはかり)", None, ("うみはかり",)),
        ("(仮称)", None, ()),
        ("(新規)", None, ()),
        ("(12億円(10億円))", None, ()),
        ("(主に加工場)", None, ()),
        ("(若手技術者を派遣する制度)", None, ()),
        ("を実施(発展型)", None, ()),
    ],
)
def test_variants_and_abbreviations_are_told_from_the_rest(
    behind: str, variant: str | None, aliases: tuple[str, ...]
) -> None:
    got = take_apart("里海再生事業", behind)

    assert (got.name, got.variant, got.aliases) == ("里海再生事業", variant, aliases)


def test_the_length_reaches_to_the_end_of_the_variant_only() -> None:
    got = take_apart("里海再生事業", "(第2期)(CRISP)")

    assert got == Named("里海再生事業", "第2期", ("CRISP",), len("里海再生事業(第2期)"))
