"""The channel of whoever runs the program: one line of the log ``ducha.console``."""

import logging

from notifications.message import Message
from notifications.plain import one_line
from settings import Settings

_LOG = logging.getLogger("ducha.console")


class ConsoleChannel:
    """For people without an address, and where no mail server is configured. The text stays in the database."""

    def send(self, message: Message) -> None:
        _LOG.info("通知 → %s：%s［%s］", one_line(message.recipient), message.subject, message.key)


def console_channel(settings: Settings) -> ConsoleChannel:
    """Always there."""
    return ConsoleChannel()
