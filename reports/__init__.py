"""Sight: read-only questions about the whole. Every question about submissions starts from ``select_for``."""
