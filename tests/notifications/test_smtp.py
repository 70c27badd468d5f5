"""Mail, sent to a real server on loopback."""

import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP as Smtp
from aiosmtpd.smtp import AuthResult, Envelope

from models.delivery import DeliveryStatus
from models.engine import reading, writing
from notifications.channels import ChannelFailure
from notifications.channels.smtp import SmtpChannel, compose
from notifications.channels.smtp_url import SmtpServer, read_smtp_url
from notifications.deliver import due, send, settle
from notifications.message import Message
from tests.notifications.sample import Play, at

SENDER = "督查室 <ducha@example.org>"
MESSAGE = Message(
    "0123456789abcdef" * 2,
    "甲局经办人",
    "a@example.org",
    "请加盖公章：甲局",
    "甲局：\n\n正文 & <b>\n",
    at("2020-10-01T02:00"),
)


class Inbox:
    """Keeps what arrives; answers as told, once per entry of the lists, then 250."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []
        self.mails: list[EmailMessage] = []
        self.at_rcpt: list[str] = []
        self.at_data: list[str] = []

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: Any) -> str:
        if self.at_rcpt:
            return self.at_rcpt.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:
        if self.at_data:
            return self.at_data.pop(0)
        self.envelopes.append(envelope)
        assert isinstance(envelope.content, bytes)
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


def serve(inbox: Inbox, **options: Any) -> Iterator[SmtpServer]:
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        yield read_smtp_url(f"smtp://127.0.0.1:{controller.port}")
    finally:
        controller.stop()


@pytest.fixture
def server(inbox: Inbox) -> Iterator[SmtpServer]:
    yield from serve(inbox)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def deliver(play: Play, server: SmtpServer, when: str) -> None:
    with reading(play.engine) as session:
        outgoing = [one for one in due(session, at(when), 100) if one.channel == "smtp"]
    results = send(outgoing, {"smtp": SmtpChannel(server, SENDER)})
    with writing(play.engine) as session:
        settle(session, results, at(when))


@pytest.fixture
def waiting(play: Play) -> Play:
    play.open()
    play.fan_out("2020-10-01T02:00")
    return play


def test_two_units_get_their_own_mail_in_chinese(waiting: Play, server: SmtpServer, inbox: Inbox) -> None:
    deliver(waiting, server, "2020-10-01T02:00")
    assert [e.rcpt_tos for e in inbox.envelopes] == [["a@example.org"], ["b@example.org"]]
    first, second = inbox.mails
    assert first["Subject"] == second["Subject"] == "请报送2020年第三季度重点工作推进落实情况"
    assert first["To"].addresses[0].display_name == "甲局经办人"
    assert first["From"].addresses[0].display_name == "督查室"
    assert "请甲局报送" in first.get_content()
    assert "乙局" not in first.get_content()
    assert "请乙局报送" in second.get_content()
    assert first["Auto-Submitted"] == "auto-generated"
    assert first["Date"].datetime == at("2020-10-01T02:00")


def test_the_mail_is_numbered_in_its_header_as_in_its_text(waiting: Play, server: SmtpServer, inbox: Inbox) -> None:
    deliver(waiting, server, "2020-10-01T02:00")
    for mail in inbox.mails:
        number = mail["Message-ID"].removeprefix("<").removesuffix("@ducha>")
        assert len(number) == 32
        assert mail.get_content().splitlines()[-1] == f"通知编号：{number}"
    assert len({mail["Message-ID"] for mail in inbox.mails}) == 2


def test_a_second_attempt_carries_the_same_number(server: SmtpServer, inbox: Inbox) -> None:
    inbox.at_data = ["451 later"]
    channel = SmtpChannel(server, SENDER)
    with pytest.raises(ChannelFailure) as failure:
        channel.send(MESSAGE)
    assert failure.value.retry
    channel.send(MESSAGE)
    channel.send(MESSAGE)
    assert {mail["Message-ID"] for mail in inbox.mails} == {f"<{MESSAGE.key}@ducha>"}
    assert inbox.mails[0].get_content().splitlines() == MESSAGE.body.splitlines()


@pytest.mark.parametrize("stage", ["at_rcpt", "at_data"])
def test_refused_for_now_and_taken_later(waiting: Play, server: SmtpServer, inbox: Inbox, stage: str) -> None:
    setattr(inbox, stage, ["450 mailbox busy"])
    deliver(waiting, server, "2020-10-01T02:00")
    first = waiting.deliveries()[0]
    assert (first.status, first.attempts) == (DeliveryStatus.WAITING, 1)
    assert "450" in (first.error or "")
    assert waiting.deliveries()[1].status is DeliveryStatus.SENT
    deliver(waiting, server, "2020-10-01T02:01")
    first = waiting.deliveries()[0]
    assert (first.status, first.attempts, first.error) == (DeliveryStatus.SENT, 2, None)


@pytest.mark.parametrize("stage", ["at_rcpt", "at_data"])
def test_refused_for_good_is_given_up(waiting: Play, server: SmtpServer, inbox: Inbox, stage: str) -> None:
    setattr(inbox, stage, ["550 no such mailbox"])
    deliver(waiting, server, "2020-10-01T02:00")
    first, second, _ = waiting.deliveries()
    assert (first.status, second.status) == (DeliveryStatus.DEAD, DeliveryStatus.SENT)
    assert "550 no such mailbox" in (first.error or "").replace(", b'", " ")


def test_where_nobody_answers_it_is_tried_again(waiting: Play) -> None:
    deliver(waiting, read_smtp_url(f"smtp://127.0.0.1:{free_port()}"), "2020-10-01T02:00")
    by_mail = [d for d in waiting.deliveries() if d.channel == "smtp"]
    assert {(d.status, d.attempts) for d in by_mail} == {(DeliveryStatus.WAITING, 1)}
    assert "ConnectionRefusedError" in (by_mail[0].error or "")


def test_a_server_that_never_speaks_is_left_in_time() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as mute:
        server = SmtpServer("smtp", "127.0.0.1", mute.getsockname()[1], "", "")
        with pytest.raises(ChannelFailure) as failure:
            SmtpChannel(server, SENDER, timeout=0.2).send(MESSAGE)
    assert failure.value.retry


class RudeAtTheEnd(Inbox):
    async def handle_QUIT(self, server: Smtp, _session: Any, _envelope: Envelope) -> str:
        assert server.transport is not None
        server.transport.close()
        return "421 no farewell"


def test_mail_that_was_taken_is_sent_however_the_server_says_goodbye() -> None:
    rude = RudeAtTheEnd()
    for server in serve(rude):
        SmtpChannel(server, SENDER).send(MESSAGE)
    assert len(rude.mails) == 1


def test_a_refusal_counts_however_the_server_says_goodbye() -> None:
    rude = RudeAtTheEnd()
    rude.at_data = ["550 no"]
    for server in serve(rude):
        with pytest.raises(ChannelFailure) as failure:
            SmtpChannel(server, SENDER).send(MESSAGE)
        assert not failure.value.retry


def test_mail_meant_to_be_secret_is_not_sent_in_the_clear(server: SmtpServer, inbox: Inbox) -> None:
    with pytest.raises(ChannelFailure) as failure:
        SmtpChannel(server._replace(scheme="smtp+starttls"), SENDER).send(MESSAGE)
    assert failure.value.retry
    assert inbox.mails == []


def _authenticate(_server: Smtp, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"ducha", b"p/w"), handled=False)


@pytest.fixture
def guarded(inbox: Inbox) -> Iterator[SmtpServer]:
    yield from serve(inbox, authenticator=_authenticate, auth_require_tls=False)


def test_user_and_password_of_the_url_are_used(guarded: SmtpServer, inbox: Inbox) -> None:
    SmtpChannel(guarded._replace(user="ducha", password="p/w"), SENDER).send(MESSAGE)
    assert len(inbox.mails) == 1


def test_a_wrong_password_is_the_servers_trouble_and_not_the_messages(guarded: SmtpServer, inbox: Inbox) -> None:
    with pytest.raises(ChannelFailure, match="535") as failure:
        SmtpChannel(guarded._replace(user="ducha", password="wrong"), SENDER).send(MESSAGE)
    assert failure.value.retry
    assert inbox.mails == []


def test_an_address_beyond_ascii_that_the_server_does_not_take_is_given_up(inbox: Inbox) -> None:
    for server in serve(inbox, enable_SMTPUTF8=False):
        with pytest.raises(ChannelFailure) as failure:
            SmtpChannel(server, SENDER).send(replace(MESSAGE, email="a@例子.example"))
    assert not failure.value.retry


@pytest.mark.parametrize("address", [None, "", "nobody", "a@b@c", "a@example.org\nBcc: x@example.org", "<>", "@"])
def test_without_a_usable_address_there_is_nothing_to_try_again(address: str | None) -> None:
    message = Message("k", "甲局", address, "主题", "正文\n", at("2020-10-01"))
    with pytest.raises(ChannelFailure) as failure:
        compose(message, SENDER)
    assert not failure.value.retry


def test_no_header_can_be_smuggled_in() -> None:
    recipient, subject = "甲局\r\nBcc: x@example.org", "主题\r\nBcc: x@example.org"
    mail = compose(Message("k", recipient, "a@example.org", subject, "正文\n", at("2020-10-01")), SENDER)
    parsed = message_from_bytes(mail.as_bytes(), policy=policy.default)
    assert parsed["Bcc"] is None
    assert parsed["Subject"] == "主题 Bcc: x@example.org"
    assert [a.addr_spec for a in parsed["To"].addresses] == ["a@example.org"]
