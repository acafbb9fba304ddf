"""The map of the prefectures."""

from __future__ import annotations

from flows.reporting.tiles import tiles
from pipeline.japanese.prefectures import prefectures


def test_every_prefecture_has_a_tile_of_its_own() -> None:
    drawn = tiles([])

    assert sorted(one.code for one in drawn) == sorted(prefectures())
    assert len({(one.x, one.y) for one in drawn}) == 47
    assert {one.shade for one in drawn} == {0}


def test_neighbours_stand_as_on_a_map() -> None:
    at = {one.name: (one.x, one.y) for one in tiles([])}

    assert at["北海道"][1] < at["青森"][1] < at["岩手"][1] < at["宮城"][1] < at["福島"][1]
    assert at["福岡"][0] < at["広島"][0] < at["大阪"][0] < at["愛知"][0] < at["東京"][0]
    assert at["沖縄"][1] == max(y for _, y in at.values())


def test_a_tile_is_darker_the_more_areas_it_holds() -> None:
    drawn = {one.code: one for one in tiles([{"code": "01", "areas": 1}, {"code": "20", "areas": 6}])}

    assert (drawn["01"].shade, drawn["20"].shade, drawn["13"].shade) == (1, 3, 0)
    assert (drawn["20"].title, drawn["13"].areas) == ("長野県 6件", 0)
