"""The ways to a person. A new one is one file and one line in ``CHANNELS``."""

from collections.abc import Callable, Mapping

from notifications.channels.channel import Channel, ChannelFailure
from notifications.channels.console import console_channel
from notifications.channels.smtp import smtp_channel
from settings import Settings

__all__ = ["CHANNELS", "Channel", "ChannelFailure", "channel_chooser", "open_channels"]

#: Each makes its channel from the settings, or None when they do not configure it.
CHANNELS: Mapping[str, Callable[[Settings], Channel | None]] = {
    "console": console_channel,
    "smtp": smtp_channel,
}


def open_channels(settings: Settings) -> dict[str, Channel]:
    """Every channel that ``settings`` configure, by name. Raises ``BadSmtpUrl``."""
    made = {name: make(settings) for name, make in CHANNELS.items()}
    return {name: channel for name, channel in made.items() if channel is not None}


def channel_chooser(settings: Settings) -> Callable[[str | None], str]:
    """Names the channel for an e-mail address: mail where there is an address and a server, else the console."""
    return lambda email: "smtp" if email and settings.smtp_url else "console"
