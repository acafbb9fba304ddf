from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

import pytest

from flows.fetching.catalogue.source import Notify
from flows.news.bulletin import Bulletin, Section
from flows.news.channels import send

TOLD = Bulletin((Section("同じURLで差し替え 1", ("概要  https://gov.example.jp/a.pdf",)),))
EMPTY = Bulletin(())


class MailServer(socketserver.ThreadingTCPServer):
    """Takes mail in by SMTP and keeps it."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.mails: list[tuple[list[str], bytes]] = []

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say("220 mail.example.jp")
        recipients: list[str] = []
        while line := self.rfile.readline().decode().strip():
            word = line[:4].upper()
            if word == "RCPT":
                recipients.append(line.partition(":")[2].strip(" <>"))
            if word == "DATA":
                self._say("354 go on")
                assert isinstance(self.server, MailServer)
                self.server.mails.append((recipients, self._data()))
            self._say("221 bye" if word == "QUIT" else "250 ok")
            if word == "QUIT":
                return

    def _data(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        return b"".join(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_webhook_gets_text_and_sections(ministry: Any) -> None:
    ministry.publish("/hook", b"ok")

    trouble = send(TOLD, Notify(webhook=f"{ministry.url}/hook"))

    [told] = map(json.loads, ministry.received)
    assert trouble == []
    assert told["text"] == (
        "政策: 同じURLで差し替え 1\n\n同じURLで差し替え 1\n・概要  https://gov.example.jp/a.pdf"
    )
    assert told["sections"] == [
        {"heading": "同じURLで差し替え 1", "lines": ["概要  https://gov.example.jp/a.pdf"], "more": 0}
    ]


def test_the_environment_names_the_webhook(ministry: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ministry.publish("/secret", b"ok")
    monkeypatch.setenv("SEISAKU_WEBHOOK", f"{ministry.url}/secret")

    assert send(TOLD, Notify(webhook=f"{ministry.url}/other")) == []
    assert [one["schema"] for one in map(json.loads, ministry.received)] == [1]


def test_nothing_to_tell_sends_nothing(ministry: Any, mail_server: MailServer) -> None:
    notify = Notify(f"{ministry.url}/hook", mail_to=("a@example.jp",), mail_server=mail_server.address)

    assert send(EMPTY, notify) == []
    assert (ministry.received, mail_server.mails) == ([], [])


def test_mail_goes_to_all_with_the_title_as_its_subject(mail_server: MailServer) -> None:
    notify = Notify(
        mail_to=("a@example.jp", "b@example.jp"),
        mail_from="seisaku@example.jp",
        mail_server=mail_server.address,
    )

    trouble = send(TOLD, notify)

    [(recipients, data)] = mail_server.mails
    mail = message_from_bytes(data, policy=policy.default)
    assert trouble == []
    assert recipients == ["a@example.jp", "b@example.jp"]
    assert mail["Subject"] == "政策: 同じURLで差し替え 1"
    assert mail["From"] == "seisaku@example.jp"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content().split() == ["同じURLで差し替え", "1", "・概要", "https://gov.example.jp/a.pdf"]


def test_words_of_documents_cannot_add_headers_to_a_mail(mail_server: MailServer) -> None:
    hostile = Bulletin((Section("新しい\r\nBcc: x@example.jp", ("題名",)),))

    assert send(hostile, Notify(mail_to=("a@example.jp",), mail_server=mail_server.address)) == []

    [(recipients, data)] = mail_server.mails
    assert recipients == ["a@example.jp"]
    assert message_from_bytes(data)["Bcc"] is None


def test_a_channel_that_fails_is_told_without_its_address_and_keeps_no_other_back(
    ministry: Any, mail_server: MailServer
) -> None:
    notify = Notify(
        f"{ministry.url}/hooks/secret", mail_to=("a@example.jp",), mail_server=mail_server.address
    )

    [trouble] = send(TOLD, notify)

    assert trouble == "webhook に送れません（404）"
    assert len(mail_server.mails) == 1


def test_a_mail_server_that_is_away_is_told() -> None:
    [trouble] = send(TOLD, Notify(mail_to=("a@example.jp",), mail_server="127.0.0.1:1"))

    assert trouble == "メールを送れません（ConnectionRefusedError）"
