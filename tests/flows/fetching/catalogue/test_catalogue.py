"""raw/sources.toml: what it may say, and one clear line for each mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.fetching.catalogue.catalogue import (
    BadSources,
    Catalogue,
    UnknownSource,
    catalogue_path,
    read_catalogue,
)
from pipeline.home import PROJECT, Home

FEED = 'kind = "feed"\nurl = "https://www.mof.example/news.rss"\n'
SOURCE = f'[[source]]\nid = "mof"\n{FEED}'


def read(home: Home, text: str) -> Catalogue:
    (home.raw / "sources.toml").write_text(text, "utf-8")
    return read_catalogue(home)


def complaint(home: Home, text: str) -> str:
    with pytest.raises(BadSources) as refused:
        read(home, text)
    assert "\n" not in refused.value.message + refused.value.remedy
    assert refused.value.message.startswith(f"{home.raw / 'sources.toml'}: ")
    assert refused.value.remedy
    return refused.value.message


MISTAKES = [
    ("[[source]\n", "TOML"),
    (f'{SOURCE}id = "again"', "TOML"),
    (f"[[sources]]\n{FEED}", "[sources]"),
    (f'[source]\nid = "mof"\n{FEED}', "[[source]]"),
    ('source = "mof"', "[[source]]"),
    ("source = [1]", "[[source]]"),
    ("defaults = 5", "[defaults]"),
    ("operator = 5", "[operator]"),
    ('[operator]\nname = "x"', "name"),
    ('[operator]\ncontact = "政策室"', "contact"),
    ('[operator]\ncontact = "a@b.example"', "contact"),
    ('[operator]\ncontact = "mailto:a@b.example\\nX-Other: 1"', "contact"),
    ('[operator]\nproxy = "localhost:3128"', "proxy"),
    ("[notify]\nmail_to = 5", "[notify]"),
    (f"[[source]]\n{FEED}", "id"),
    (f'[[source]]\nid = "MOF"\n{FEED}', "MOF"),
    (f'[[source]]\nid = "inbox"\n{FEED}', "inbox"),
    (f'[[source]]\nid = "../mof"\n{FEED}', "../mof"),
    (f"[[source]]\nid = 5\n{FEED}", "str"),
    (f"{SOURCE}{SOURCE}", "重なって"),
    ('[[source]]\nid = "mof"\nkind = "rss"\nurl = "https://h/"', "rss"),
    ('[[source]]\nid = "mof"\nurl = "https://h/"', "kind"),
    ('[[source]]\nid = "mof"\nkind = "feed"', "url"),
    ('[[source]]\nid = "mof"\nkind = "feed"\nurl = "www.mof.example"', "www.mof.example"),
    ('[[source]]\nid = "mof"\nkind = "feed"\nurl = "file:///etc/passwd"', "file:///etc/passwd"),
    ('[[source]]\nid = "mof"\nkind = "feed"\nurl = "http://[oops"', "http://[oops"),
    ('[[source]]\nid = "mof"\nkind = "url"\nurls = ["https://h/", "http://h:99999/"]', "http://h:99999/"),
    (f"{SOURCE}titel = 1", "titel"),
    (f'{SOURCE}delay_seconds = "5"', "delay_seconds"),
    (f"{SOURCE}delay_seconds = -1", "delay_seconds"),
    (f"{SOURCE}delay_seconds = inf", "delay_seconds"),
    (f"{SOURCE}recheck_hours = nan", "recheck_hours"),
    (f"{SOURCE}timeout_seconds = 0", "timeout_seconds"),
    (f"{SOURCE}attempts = 0", "attempts"),
    (f"{SOURCE}depth = 0", "depth"),
    (f"{SOURCE}max_bytes = 0", "max_bytes"),
    (f"{SOURCE}max_new_per_run = -1", "max_new_per_run"),
    (f'{SOURCE}item_include = "/a/"', "item_include"),
    (f"{SOURCE}item_include = ['(']", "item_include"),
    (f"{SOURCE}follow_text = ['[']", "follow_text"),
    (f'{SOURCE}item = "ul["', "item"),
    (f'{SOURCE}attach = ""', "attach"),
    (f"[defaults]\ndelay = 5\n{SOURCE}", "delay"),
]


@pytest.mark.parametrize(
    ("text", "says"), MISTAKES, ids=[f"{n} {says}" for n, (_, says) in enumerate(MISTAKES)]
)
def test_each_mistake_has_one_clear_line(home: Home, text: str, says: str) -> None:
    assert says in complaint(home, text)


def test_the_line_names_the_source(home: Home) -> None:
    assert "mof: " in complaint(home, f"{SOURCE}depth = 'x'")
    assert "2 番目" in complaint(home, f"{SOURCE}[[source]]\n{FEED}")


def test_a_file_that_is_no_utf_8(home: Home) -> None:
    (home.raw / "sources.toml").write_bytes("# 情報源\n".encode("cp932"))

    with pytest.raises(BadSources) as refused:
        read_catalogue(home)

    assert "\n" not in refused.value.message


def test_defaults_stand_in_for_what_a_source_leaves_out(home: Home) -> None:
    catalogue = read(
        home, f'[defaults]\ndelay_seconds = 9\ndepth = 2\n{SOURCE}depth = 3\n[[source]]\nid = "a"\n{FEED}'
    )

    assert [(source.delay_seconds, source.depth) for source in catalogue.sources] == [(9, 3), (9, 2)]


@pytest.mark.parametrize("contact", ["mailto:a@b.example", "https://seisaku.example/about"])
def test_the_operator_stands_in_the_user_agent(home: Home, contact: str) -> None:
    catalogue = read(home, f"[operator]\ncontact = {json.dumps(contact)}")

    assert catalogue.user_agent.startswith("seisaku/")
    assert catalogue.user_agent.endswith(f" (+{contact})")


def test_the_environment_has_the_last_word(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEISAKU_CONTACT", "mailto:other@b.example")
    monkeypatch.setenv("SEISAKU_PROXY", "http://127.0.0.1:3128")

    catalogue = read(home, '[operator]\ncontact = "mailto:a@b.example"\nproxy = "http://127.0.0.1:1"')

    assert (catalogue.contact, catalogue.proxy) == ("mailto:other@b.example", "http://127.0.0.1:3128")
    monkeypatch.setenv("SEISAKU_CONTACT", "誰か")
    with pytest.raises(BadSources, match="contact"):
        read_catalogue(home)


def test_sources_are_chosen(home: Home) -> None:
    catalogue = read(
        home,
        f'{SOURCE}ministry = "財務省"\n[[source]]\nid = "off"\nenabled = false\nministry = "財務省"\n{FEED}'
        f'[[source]]\nid = "meti"\nministry = "経済産業省"\n{FEED}',
    )

    assert [one.id for one in catalogue.chosen()] == ["mof", "meti"]
    assert [one.id for one in catalogue.chosen(["off", "mof"])] == ["off", "mof"]
    assert [one.id for one in catalogue.chosen(ministry="財務省")] == ["mof"]
    with pytest.raises(UnknownSource) as refused:
        catalogue.chosen(["mof", "nobody"])
    assert "nobody" in refused.value.message and "mof" in refused.value.remedy


def test_hosts_of_a_source(home: Home) -> None:
    [source] = read(home, f'{SOURCE}allowed_hosts = ["*.cao.example", "WWW.fsc.example"]').sources

    allowed = ["www.mof.example", "WWW.MOF.EXAMPLE", "www.cao.example", "a.b.cao.example", "www.fsc.example"]
    refused = ["mof.example", "cao.example", "www.mof.example.evil.example", "evilcao.example", ""]
    assert [host for host in allowed if not source.may_fetch_from(host)] == []
    assert [host for host in refused if source.may_fetch_from(host)] == []


def test_what_a_source_wants(home: Home) -> None:
    [source] = read(
        home, f"{SOURCE}item_include = ['/press/']\nitem_exclude = ['/en/']\ncategory_exclude = ['採用']"
    ).sources

    assert source.wants("https://h/press/1", ("報道",))
    assert not source.wants("https://h/press/1", ("報道", "採用"))
    assert not source.wants("https://h/press/en/1")
    assert not source.wants("https://h/1")


def test_the_catalogue_that_comes_along(tmp_path: Path) -> None:
    home = Home(tmp_path)

    catalogue = read_catalogue(home)

    assert catalogue_path(home) == PROJECT / "raw" / "sources.toml"
    assert len(catalogue.sources) == 17
    assert catalogue.contact == ""
    assert all(source.ministry and source.enabled and not source.private for source in catalogue.sources)
    assert {source.delay_seconds for source in catalogue.sources} == {5}
    assert all(address.startswith("https://") for source in catalogue.sources for address in source.addresses)
