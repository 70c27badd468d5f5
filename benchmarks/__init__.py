"""Measurements, never tests: what the door costs beside hand-written SQL and beside other people's engines."""
