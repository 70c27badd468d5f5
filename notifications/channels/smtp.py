"""Mail over SMTP, one connection per message."""

import smtplib
import ssl
from contextlib import suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from notifications.channels.channel import ChannelFailure
from notifications.channels.smtp_url import SMTPS, STARTTLS, SmtpServer, read_smtp_url
from notifications.message import Message
from notifications.plain import one_line
from settings import Settings

#: Seconds to wait for any answer of the server.
TIMEOUT = 15.0


class SmtpChannel:
    """Trouble with the server (nobody answers, TLS, login) is tried again; so is a message refused with 4xx.
    One refused with 5xx, or without a usable address, is not."""

    def __init__(self, server: SmtpServer, sender: str, timeout: float = TIMEOUT) -> None:
        self._server, self._sender, self._timeout = server, sender, timeout

    def send(self, message: Message) -> None:
        mail = compose(message, self._sender)
        try:
            connection = self._connect()
        except (OSError, smtplib.SMTPException) as trouble:
            raise ChannelFailure(f"{type(trouble).__name__}: {trouble}", retry=True) from trouble
        try:
            _hand_over(connection, mail)
            # The message is accepted; a farewell that fails must not make it go out twice.
            with suppress(OSError, smtplib.SMTPException):
                connection.quit()
        finally:
            connection.close()

    def _connect(self) -> smtplib.SMTP:
        scheme, host, port, user, password = self._server
        connection = (
            smtplib.SMTP_SSL(host, port, timeout=self._timeout, context=ssl.create_default_context())
            if scheme == SMTPS
            else smtplib.SMTP(host, port, timeout=self._timeout)
        )
        try:
            if scheme == STARTTLS:
                # Raises where the server offers none: mail meant to be secret is not sent in the clear.
                connection.starttls(context=ssl.create_default_context())
            if user:
                connection.login(user, password)
        except BaseException:
            connection.close()
            raise
        return connection


def compose(message: Message, sender: str) -> EmailMessage:
    """``message`` as mail from ``sender``. Raises ``ChannelFailure`` when it has no usable address."""
    mail = EmailMessage(policy=SMTP)
    try:
        mail["From"] = sender
        mail["To"] = Address(one_line(message.recipient), addr_spec=message.email or "")
    except Exception as fault:  # the parser of addresses fails in many ways, IndexError among them
        raise ChannelFailure(f"{message.email!r}: {fault}", retry=False) from fault
    mail["Subject"] = one_line(message.subject)
    mail["Date"] = message.at
    mail["Message-ID"] = f"<{message.key}@ducha>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.body)
    return mail


def _hand_over(connection: smtplib.SMTP, mail: EmailMessage) -> None:
    try:
        connection.send_message(mail)
    except (OSError, smtplib.SMTPException, UnicodeError) as refusal:
        raise ChannelFailure(f"{type(refusal).__name__}: {refusal}", retry=_worth_retrying(refusal)) from refusal


def _worth_retrying(refusal: Exception) -> bool:
    if isinstance(refusal, smtplib.SMTPRecipientsRefused):
        return all(code < 500 for code, _ in refusal.recipients.values())
    if isinstance(refusal, smtplib.SMTPResponseException):
        return refusal.smtp_code < 500
    # An address beyond ASCII that the server does not take will not be taken next time either.
    return not isinstance(refusal, smtplib.SMTPNotSupportedError | UnicodeError)


def smtp_channel(settings: Settings) -> SmtpChannel | None:
    """The server of the settings, None when they name none. Raises ``BadSmtpUrl``."""
    return SmtpChannel(read_smtp_url(settings.smtp_url), settings.mail_from) if settings.smtp_url else None
