"""The agreed shape of a report's content."""

SCHEMA = "ducha.report/1"
