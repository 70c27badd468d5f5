"""What the environment says, read once by an entry point and passed on as a value."""

from settings.environment import BadMoment, Settings, parse_moment, prefect_environment

__all__ = ["BadMoment", "Settings", "parse_moment", "prefect_environment"]
