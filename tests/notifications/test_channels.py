"""Choosing and opening channels; the console; the URL of a mail server."""

import logging
from dataclasses import replace

import pytest

from notifications.channels import CHANNELS, channel_chooser, open_channels
from notifications.channels.console import ConsoleChannel
from notifications.channels.smtp_url import SmtpServer, read_smtp_url
from notifications.message import Message
from notifications.refusals import BadSmtpUrl
from settings import Settings
from tests.notifications.sample import at

PLAIN = Settings.from_environment({})
MAIL = replace(PLAIN, smtp_url="smtp://mail.example.org:2525")


def test_mail_needs_an_address_and_a_server() -> None:
    assert channel_chooser(MAIL)("a@example.org") == "smtp"
    assert channel_chooser(MAIL)(None) == "console"
    assert channel_chooser(MAIL)("") == "console"
    assert channel_chooser(PLAIN)("a@example.org") == "console"


def test_only_what_is_configured_is_opened() -> None:
    assert set(open_channels(PLAIN)) == {"console"}
    assert set(open_channels(MAIL)) == {"console", "smtp"} == set(CHANNELS)


def test_every_name_that_is_chosen_is_a_channel_that_opens() -> None:
    for settings in (PLAIN, MAIL):
        assert {channel_chooser(settings)(email) for email in ("a@example.org", None)} <= set(open_channels(settings))


def test_the_console_writes_one_readable_line(caplog: pytest.LogCaptureFixture) -> None:
    message = Message("k" * 32, "甲局\n经办人", None, "请加盖公章：甲局 {0} %s", "正文\n第二行", at("2020-10-01"))
    with caplog.at_level(logging.INFO, logger="ducha.console"):
        ConsoleChannel().send(message)
    (record,) = caplog.records
    assert record.name == "ducha.console"
    assert record.getMessage() == f"通知 → 甲局 经办人：请加盖公章：甲局 {{0}} %s［{'k' * 32}］"


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail:2525", SmtpServer("smtp", "mail", 2525, "", "")),
        ("smtp://mail", SmtpServer("smtp", "mail", 25, "", "")),
        ("smtps://mail", SmtpServer("smtps", "mail", 465, "", "")),
        ("smtp+starttls://u%40x:p%2Fw@mail", SmtpServer("smtp+starttls", "mail", 587, "u@x", "p/w")),
        ("smtp://[::1]:26", SmtpServer("smtp", "::1", 26, "", "")),
    ],
)
def test_a_mail_servers_url_is_read(url: str, server: SmtpServer) -> None:
    assert read_smtp_url(url) == server


@pytest.mark.parametrize(
    "url", ["mail:25", "http://mail", "smtp://", "smtp://u:geheim@mail:99999", "smtp://u:geheim@mail:x", "smtp://[::1"]
)
def test_a_bad_url_is_refused_without_repeating_its_password(url: str) -> None:
    with pytest.raises(BadSmtpUrl) as refused:
        open_channels(replace(PLAIN, smtp_url=url))
    for lang in ("zh", "en"):
        assert "DUCHA_SMTP_URL" in refused.value.sentence(lang)
        assert "geheim" not in refused.value.sentence(lang)
