"""Which programs are one: by form, alias, phase, owner, decision."""

from __future__ import annotations

from typing import Any

BUDGETS = "SELECT document, program_id FROM budgets ORDER BY document, fact_id"
CITY = {"document": "city", "publisher": "小平市"}


def ids(ask: Any) -> dict[str, str]:
    """The identity of the one program that each document names."""
    return dict(ask("SELECT document, any_value(program_id) FROM program_mentions GROUP BY document"))


def number_of_programs(ask: Any) -> int:
    """How many programs there are."""
    return int(ask("SELECT count(DISTINCT program_id) FROM program_mentions")[0][0])


SAME = [
    (("橋のＤＸ事業", None), ("橋の DX 事業", None)),
    (("里山再生(SATO)プログラム", None), ("里山再生プログラム", None)),
    (("里山道路点検事業", None), ("里山道路点検事業費", None)),
    (("甲の事業", "第Ⅱ期"), ("甲の事業", "第2期")),
    (("乙の事業", "第二期"), ("乙の事業", "2期")),
    (("丙の事業", "フェーズ2"), ("丙の事業", "フェーズII")),
]
OTHER = [
    (("丁の事業", "第Ⅰ期"), ("丁の事業", "第Ⅱ期")),
    (("戊の事業", "第2期"), ("戊の事業", "第2次")),
    (("己の事業", None), ("己の事業", "第1期")),
    (("庚の事業", None), ("庚の補助金", None)),
    (("里海整備事業費補助金", None), ("里海整備事業", None)),
]


def test_forms_and_phases_of_one_name_are_one_program_and_others_are_not(resolved: Any, mention: Any) -> None:
    ask = resolved(
        [
            mention(name, variant=variant, document=f"{number} {side}")
            for number, pair in enumerate(SAME + OTHER)
            for side, (name, variant) in zip("ab", pair, strict=True)
        ]
    )

    found = ids(ask)
    one = {number: found[f"{number} a"] == found[f"{number} b"] for number in range(len(SAME + OTHER))}
    assert [(SAME + OTHER)[number] for number, is_one in one.items() if is_one] == SAME


def test_an_alias_that_one_document_defines_is_the_program_in_all(
    resolved: Any, mention: Any, amount: Any
) -> None:
    ask = resolved(
        [
            mention("里山再生支援プログラム", aliases=("S-STEP",), document="a"),
            mention("S-STEP", document="b"),
            amount("S-STEP", 100, document="c"),
        ]
    )

    assert number_of_programs(ask) == 1
    assert ask(BUDGETS) == [("c", ids(ask)["a"])]


def test_an_alias_of_two_programs_is_neither(resolved: Any, mention: Any, amount: Any) -> None:
    ask = resolved(
        [
            mention("里山再生支援プログラム", aliases=("STEP",), document="a"),
            mention("里海創造支援プログラム", aliases=("STEP",), document="b"),
            amount("STEP", 100, document="c"),
        ]
    )

    assert number_of_programs(ask) == 2
    assert ask(BUDGETS) == [("c", None)]


def test_what_any_program_may_be_called_ties_none(resolved: Any, mention: Any) -> None:
    aliases = ["本事業", "同補助金", "補助事業", "本プログラム", "委託事業"]
    ask = resolved(
        [
            one
            for number, alias in enumerate(aliases)
            for one in (
                mention(f"里山再生第{number}事業", aliases=(alias,), document=f"{number} a"),
                mention(alias, document=f"{number} b"),
                mention(f"里海創造第{number}事業", aliases=(alias,), document=f"{number} a"),
            )
        ]
    )

    assert number_of_programs(ask) == 3 * len(aliases)


def test_two_names_with_the_same_alias_in_a_document_are_one(resolved: Any, mention: Any) -> None:
    ask = resolved(
        [
            mention("里山の実現可能性調査", aliases=("FS調査",), document="a"),
            mention("里山実現可能性調査", aliases=("FS調査",), document="a"),
            mention("海の実現可能性調査", aliases=("FS調査",), document="b"),
        ]
    )

    assert number_of_programs(ask) == 2


def test_what_a_city_runs_is_its_own(resolved: Any, mention: Any, amount: Any) -> None:
    ask = resolved(
        [
            mention("道路照明整備事業", document="state"),
            mention("道路照明整備事業", document="city"),
            mention("道路照明整備事業", document="budget"),
            amount("道路照明整備事業", 3, document="city"),
            amount("道路照明整備事業", 5, document="state"),
        ],
        [CITY, {"document": "state"}, {"document": "budget", "title": "令和2年度小平市一般会計補正予算書"}],
    )

    found = ids(ask)
    assert found["city"] == found["budget"] != found["state"]
    assert ask(BUDGETS) == [("city", found["city"]), ("state", found["state"])]


def test_a_bureau_of_the_state_in_a_prefecture_is_the_state_s(resolved: Any, mention: Any) -> None:
    names = {"bureau": "北海道経済産業局", "state": "経済産業省", "prefecture": "北海道"}
    ask = resolved(
        [mention("道路照明整備事業", document=name) for name in names],
        [{"document": name, "publisher": publisher} for name, publisher in names.items()],
    )

    found = ids(ask)
    assert found["bureau"] == found["state"] != found["prefecture"]


def test_a_label_of_a_city_is_no_program_of_the_state(resolved: Any, mention: Any, amount: Any) -> None:
    ask = resolved(
        [mention("人材育成事業", document="state"), amount("人材育成事業", 3, document="city")],
        [CITY, {"document": "state"}],
    )

    assert ask(BUDGETS) == [("city", None)]


def test_a_short_name_is_one_program_for_each_ministry_that_has_it(
    resolved: Any, mention: Any, amount: Any
) -> None:
    ask = resolved(
        [
            mention("国際交流事業", "外務省", document="a", first_seen="2026-01-01"),
            mention("国際交流事業", "文部科学省", document="b", first_seen="2026-01-02"),
            amount("国際交流事業", 3, document="c", value={"organization": "文部科学省"}),
            amount("国際交流事業", 4, document="d"),
        ]
    )

    found = ids(ask)
    assert found["a"] != found["b"]
    assert ask("SELECT name_id('国際交流事業', NULL)") == [(found["a"],)]
    assert ask(BUDGETS) == [("c", found["b"]), ("d", None)]
    assert ask("SELECT reason FROM program_proposals") == [("同名で所管が異なる",)]


def test_a_ministry_its_agency_and_its_predecessor_are_one_side(resolved: Any, mention: Any) -> None:
    pairs = [("科学技術庁", "文部科学省"), ("中小企業庁", "経済産業省"), ("通商産業省", "資源エネルギー庁")]
    ask = resolved(
        [
            mention(f"国際交流第{number}事業", body, document=f"{number} {body}")
            for number, pair in enumerate(pairs)
            for body in pair
        ]
    )

    assert number_of_programs(ask) == len(pairs)


def test_ministries_that_are_once_named_together_share_the_program(resolved: Any, mention: Any) -> None:
    ask = resolved(
        [
            mention("国際交流事業", "外務省", document="a"),
            mention("国際交流事業", "外務省・文部科学省", document="b"),
            mention("国際交流事業", "文部科学省", document="c"),
        ]
    )

    assert number_of_programs(ask) == 1


def test_a_long_name_is_telling_enough_for_all_ministries(resolved: Any, mention: Any) -> None:
    name = "里山里海連携型地域産業創出推進事業"
    ask = resolved([mention(name, "外務省", document="a"), mention(name, "環境省", document="b")])

    assert number_of_programs(ask) == 1


def test_a_mention_of_nobody_s_among_namesakes_is_no_one_else_s_unless_its_document_is(
    resolved: Any, mention: Any
) -> None:
    ask = resolved(
        [
            mention("国際交流事業", "外務省", document="a"),
            mention("国際交流事業", "文部科学省", document="b"),
            mention("国際交流事業", document="c"),
            mention("国際交流事業", document="d"),
        ],
        [{"document": "a"}, {"document": "b"}, {"document": "c", "publisher": "文部科学省 研究振興局"}],
    )

    found = ids(ask)
    assert found["c"] == found["b"]
    assert found["d"] not in (found["a"], found["b"])


def test_a_program_stays_what_it_was_when_another_document_comes(resolved: Any, mention: Any) -> None:
    first = mention("里山再生支援プログラム", document="b", first_seen="2026-01-01")
    later = [
        mention("S-STEP", document="a", first_seen="2026-02-01"),
        mention("里山再生支援プログラム", aliases=("S-STEP",), document="c", first_seen="2026-02-01"),
    ]

    before = ids(resolved([first]))["b"]
    after = ids(resolved([first, *later]))

    assert after == {"a": before, "b": before, "c": before}


def test_people_merge_and_keep_apart_for_ever(resolved: Any, mention: Any, amount: Any, said: Any) -> None:
    facts = [
        mention("里山事業", document="a"),
        mention("里地里山事業", document="b"),
        mention("里山の調査", aliases=("FS調査",), document="c"),
        mention("里山の準備調査", aliases=("FS調査",), document="c"),
        amount("里地里山事業", 3, document="b"),
    ]

    ask = resolved(
        facts,
        decisions=[said("merge", "里地里山事業", "里山事業"), said("apart", "里山の調査", "里山の準備調査")],
    )

    found = ids(ask)
    assert found["a"] == found["b"]
    assert ask("SELECT name FROM programs WHERE program_id = ?", found["a"]) == [("里地里山事業",)]
    assert ask("SELECT count(DISTINCT program_id) FROM program_mentions WHERE document = 'c'") == [(2,)]


def test_people_s_merger_holds_for_a_city_s_programs_too(resolved: Any, mention: Any, said: Any) -> None:
    ask = resolved(
        [mention("照明事業", document="city"), mention("街灯事業", document="city")],
        [CITY],
        [said("merge", "街灯事業", "照明事業")],
    )

    assert ask("SELECT name FROM programs") == [("街灯事業",)]


def test_the_program_of_a_variant_is_above_it(resolved: Any, mention: Any) -> None:
    ask = resolved([mention("里山事業", document="a"), mention("里山事業", variant="発展型", document="b")])

    assert ask(
        "SELECT v.variant, p.name FROM programs AS v JOIN programs AS p ON p.program_id = v.parent_id"
    ) == [("発展型", "里山事業")]
    assert ask("SELECT relation, fact_id FROM program_relations") == [("内訳", "f1")]
