"""Settings: the catalogue, the contact, where notices go, the review's policy and journal, limits."""

from __future__ import annotations

import os
from collections.abc import Iterator

from flows.doctor.finding import Finding
from flows.doctor.premises import Premises
from flows.doctor.telling import named, server
from flows.fetching.catalogue.catalogue import CONTACT_VARIABLE, BadSources, Catalogue
from flows.fetching.catalogue.source import WEBHOOK_VARIABLE, Notify
from flows.ingesting.limits import MEGABYTES, SECONDS, BadLimit, Limits
from flows.language import say
from warehouse.review.journal import DamagedJournal, Journal
from warehouse.review.policy import BadPolicy, Policy, read_policy


def check_catalogue(premises: Premises) -> Iterator[Finding]:
    """Whether raw/sources.toml can be read, and what it says of requests and notices."""
    catalogue = premises.catalogue
    if isinstance(catalogue, BadSources):
        title = say("情報源の設定が読めません", "the sources can't be read")
        yield Finding("sources", "error", title, catalogue.message, catalogue.remedy)
        return
    yield _sources(catalogue)
    yield _contact(catalogue)
    yield _proxy(catalogue)
    yield _notices(catalogue.notify)


def check_review(premises: Premises) -> Iterator[Finding]:
    """Whether the policy and the decisions of the review can be read."""
    path, folder = premises.home.policy, premises.home.decisions
    try:
        policy = read_policy(path)
        said = say("方針あり", "a policy") if path.is_file() else say("方針なし", "no policy")
        yield Finding("policy", "ok", say(f"確認の方針：{said}", f"review: {said}"), _policy(policy))
    except BadPolicy as error:
        title = say("確認の方針が読めません", "the review's policy can't be read")
        yield Finding("policy", "error", title, error.message, error.remedy)
    try:
        number = len(Journal(folder).decisions())
        yield Finding("journal", "ok", say(f"判断の記録：{number} 件", f"decisions: {number}"))
    except DamagedJournal as error:
        title = say("判断の記録が壊れています", "the journal of decisions is damaged")
        yield Finding("journal", "error", title, error.message, error.remedy)


def check_limits(premises: Premises) -> Iterator[Finding]:
    """Whether the limits in the environment are numbers."""
    try:
        limits = Limits.of_environment()
    except BadLimit as error:
        remedy = say("正の整数にするか、環境変数を外してください", "a positive whole number, or unset it")
        yield Finding(
            "limits", "error", say("上限が数字ではありません", "a limit is no number"), str(error), remedy
        )
        return
    set_by = [name for name in (SECONDS, MEGABYTES) if os.environ.get(name)]
    what = say(
        f"作業プロセスの上限：{limits.seconds} 秒、{limits.megabytes} MB",
        f"a worker's limits: {limits.seconds} s, {limits.megabytes} MB",
    )
    yield Finding("limits", "ok", what, named(set_by) or say("既定のまま", "as they come"))


def _sources(catalogue: Catalogue) -> Finding:
    all_of_them = len(catalogue.sources)
    enabled = sum(source.enabled for source in catalogue.sources)
    what = say(f"情報源 {all_of_them}、うち有効 {enabled}", f"sources {all_of_them}, enabled {enabled}")
    return Finding("sources", "ok" if enabled else "info", what, str(catalogue.path))


def _contact(catalogue: Catalogue) -> Finding:
    if catalogue.contact:
        what = say(f"連絡先：{catalogue.contact}", f"contact: {catalogue.contact}")
        return Finding("contact", "ok", what)
    remedy = say(
        f"{catalogue.path} の [operator] contact か {CONTACT_VARIABLE} に mailto:… を書いてください",
        f"fill in contact in [operator] of {catalogue.path}, or {CONTACT_VARIABLE}, with mailto:…",
    )
    what = say("連絡先がありません", "no contact")
    return Finding(
        "contact", "warning", what, say("収集（seisaku fetch）は動きません", "seisaku fetch refuses"), remedy
    )


def _proxy(catalogue: Catalogue) -> Finding:
    if catalogue.proxy:
        where = server(catalogue.proxy)
        return Finding("proxy", "ok", say(f"プロキシ：{where}", f"proxy: {where}"))
    return Finding("proxy", "info", say("プロキシ：なし", "proxy: none"))


def _notices(notify: Notify) -> Finding:
    places = [server(notify.hook)] if notify.hook else []
    places += notify.mail_to
    if not places:
        what = say("通知先：なし", "notices go nowhere")
        detail = say(
            f"変化や要注意を知らせるには [notify] か {WEBHOOK_VARIABLE}",
            f"[notify] or {WEBHOOK_VARIABLE} say where news goes",
        )
        return Finding("notify", "info", what, detail)
    detail = notify.mail_server if notify.mail_to else ""
    return Finding("notify", "ok", say(f"通知先：{named(places)}", f"notices go to {named(places)}"), detail)


def _policy(policy: Policy) -> str:
    if policy.gate.is_open:
        return say("未確認の変更も公開します", "unreviewed change is published")
    return say("未確認の変更が多ければ公開を止めます", "much unreviewed change is not published")
