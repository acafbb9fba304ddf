"""How a bulletin leaves this machine: a webhook, mail; each may fail without failing the run."""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Any

import httpx

from flows.fetching.catalogue.source import Notify
from flows.language import say
from flows.news.bulletin import Bulletin

PASSWORD_VARIABLE = "SEISAKU_MAIL_PASSWORD"
SCHEMA = 1
SECONDS = 20.0
SUBMISSION_PORT = "587"


def send(bulletin: Bulletin, notify: Notify) -> list[str]:
    """Send a bulletin, unless it is empty, to all that the operator set; what went wrong, in a line each."""
    return list(_sent(bulletin, notify)) if bulletin else []


def _sent(bulletin: Bulletin, notify: Notify) -> Iterator[str]:
    if notify.hook:
        try:
            _post(notify.hook, bulletin)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            yield say(f"webhook に送れません（{_kind(error)}）", f"webhook failed ({_kind(error)})")
    if notify.mail_to:
        try:
            _mail(bulletin, notify)
        except (OSError, smtplib.SMTPException) as error:
            yield say(f"メールを送れません（{_kind(error)}）", f"mail failed ({_kind(error)})")


def _post(webhook: str, bulletin: Bulletin) -> None:
    """As chat services take it (`text`), with the sections as data beside it."""
    httpx.post(webhook, json=as_data(bulletin), timeout=SECONDS).raise_for_status()


def as_data(bulletin: Bulletin) -> dict[str, Any]:
    """A bulletin as data: `schema`, `title`, `text` and the sections."""
    return {
        "schema": SCHEMA,
        "title": bulletin.title,
        "text": f"{bulletin.title}\n\n{bulletin.text()}",
        "sections": [
            {"heading": section.heading, "lines": list(section.lines), "more": section.more}
            for section in bulletin.sections
        ],
    }


def _mail(bulletin: Bulletin, notify: Notify) -> None:
    host, _, port = notify.mail_server.partition(":")
    password = os.environ.get(PASSWORD_VARIABLE)
    with smtplib.SMTP(host, int(port or 25), timeout=SECONDS) as server:
        if notify.mail_user or port == SUBMISSION_PORT:
            server.starttls(context=ssl.create_default_context())
        if notify.mail_user and password:
            server.login(notify.mail_user, password)
        server.send_message(_message(bulletin, notify))


def _message(bulletin: Bulletin, notify: Notify) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = " ".join(bulletin.title.split())[:200]
    message["From"] = notify.mail_from or notify.mail_to[0]
    message["To"] = ", ".join(notify.mail_to)
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(domain="seisaku.invalid")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(bulletin.text())
    return message


def _kind(error: Exception) -> str:
    """What went wrong, without the address: it may be a secret."""
    if isinstance(error, httpx.HTTPStatusError):
        return str(error.response.status_code)
    return type(error).__name__
