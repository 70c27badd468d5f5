"""What every channel can do, and how it fails."""

from typing import Protocol

from notifications.message import Message
from notifications.plain import one_line


class ChannelFailure(Exception):
    """The message did not go out: ``reason`` on one line; ``retry`` is false when trying again cannot help."""

    def __init__(self, reason: str, *, retry: bool) -> None:
        self.reason = one_line(reason)
        self.retry = retry
        super().__init__(self.reason)


class Channel(Protocol):
    """A way to a person."""

    def send(self, message: Message) -> None:
        """Hand ``message`` over. Raises ``ChannelFailure``."""
        ...
